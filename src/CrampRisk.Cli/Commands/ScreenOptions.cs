using CrampRisk.Cli.Inputs;
using CrampRisk.Cli.Outputs;

namespace CrampRisk.Cli.Commands;

/// <summary>What <c>cramprisk screen</c> was asked to do.</summary>
internal sealed record ScreenOptions
{
    public IReadOnlyList<string> Inputs { get; init; } = [];

    public IReadOnlyList<string> Medications { get; init; } = [];

    public IReadOnlyList<string> Conditions { get; init; } = [];

    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>A document whose entries join the patient as new orders; null where there is none.</summary>
    public string? NewOrders { get; init; }

    public InputFormat InputFormat { get; init; }

    public ReportFormat Format { get; init; }

    /// <summary>Null for standard output.</summary>
    public string? OutputPath { get; init; }

    public DateOnly AsOf { get; init; }

    /// <summary>Null for the built-in pack.</summary>
    public string? PackPath { get; init; }

    /// <summary>Null for the default policy.</summary>
    public string? PolicyPath { get; init; }

    /// <summary>Null where nothing was acknowledged.</summary>
    public string? AcknowledgedPath { get; init; }

    public CrampRiskOptions Screening { get; init; } = new();

    /// <summary>Null where flags never change the exit code.</summary>
    public FailOn? FailOn { get; init; }

    public bool IsStrict { get; init; }

    public bool HasProgress { get; init; } = true;

    /// <summary>True where the patient stands on the command line itself.</summary>
    public bool HasEntries => Medications.Count + Conditions.Count + Procedures.Count > 0;
}
