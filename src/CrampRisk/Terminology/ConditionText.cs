using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>What a condition text was read as.</summary>
internal sealed record ConditionText
{
    public ResolutionKind Kind { get; init; }

    public ImmutableArray<ConceptMatch> Concepts { get; init; } = [];

    public string Name { get; init; } = "";

    public ImmutableArray<string> Candidates { get; init; } = [];

    public string Because { get; init; } = "";

    public TextContext Context { get; init; }

    public string ContextWords { get; init; } = "";

    public WeekRange? Weeks { get; init; }

    /// <summary>True for "possible", "r/o", "?".</summary>
    public bool OnlyPossible { get; init; }

    /// <summary>True where the words name a region of the spine.</summary>
    public SpinalRegion Region { get; init; }

    public TextParts Parts { get; init; } = TextParts.None;
}
