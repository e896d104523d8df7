namespace CrampRisk.Cli.Commands;

/// <summary>What <c>cramprisk explain</c> was asked to do.</summary>
internal sealed record ExplainOptions
{
    public IReadOnlyList<string> Entries { get; init; } = [];

    /// <summary>The patient whose facts are held against <see cref="Rule"/>; null where entries are explained.</summary>
    public string? PatientPath { get; init; }

    public string? Rule { get; init; }

    /// <summary>Null for the built-in pack.</summary>
    public string? PackPath { get; init; }

    public DateOnly AsOf { get; init; }

    public Audience Audience { get; init; }
}
