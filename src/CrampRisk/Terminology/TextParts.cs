using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>The parts of a medication or condition line as they were picked apart; for explaining, no rule reads them.</summary>
public sealed record TextParts
{
    /// <summary>No text was read.</summary>
    public static TextParts None { get; } = new();

    /// <summary>The words in order, normalised as they were compared.</summary>
    public ImmutableArray<string> Tokens { get; init; } = [];

    /// <summary>The names found, in order, in normalised form.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Strengths as written, such as <c>550 mg</c>.</summary>
    public ImmutableArray<string> Strengths { get; init; } = [];

    /// <summary>Dose forms as written, such as <c>tab</c>.</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>Route words as written, such as <c>PO</c>.</summary>
    public ImmutableArray<string> Routes { get; init; } = [];

    /// <summary>Frequency words as written, such as <c>BID prn</c>.</summary>
    public ImmutableArray<string> Frequencies { get; init; } = [];

    /// <summary>Words that changed the meaning, such as <c>no longer takes</c>.</summary>
    public ImmutableArray<string> Cues { get; init; } = [];
}
