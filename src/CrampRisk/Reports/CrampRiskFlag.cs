using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>A rule that fired for this patient, with its evidence.</summary>
public sealed record CrampRiskFlag
{
    /// <summary>Names the finding, not the patient: rule, revision, concepts and the facts used. Stable across order of input, codes, dates and wording.</summary>
    public required string Id { get; init; }

    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The title in the report's wording.</summary>
    public required string Title { get; init; }

    /// <summary>What it means, and why it is only possible where it is.</summary>
    public required string Explanation { get; init; }

    /// <summary>Whether each fact is stated; that of the most certain entry.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>How loudly it is to be shown.</summary>
    public required DisplayTier Tier { get; init; }

    /// <summary>The concepts that were found, sorted ordinally.</summary>
    public required ImmutableArray<string> Concepts { get; init; }

    /// <summary>All entries that take part.</summary>
    public required ImmutableArray<EntryRef> Entries { get; init; }

    /// <summary>The evidence, in the pack's order.</summary>
    public required ImmutableArray<CitedEvidence> Evidence { get; init; }

    /// <summary>None to three things to check or discuss.</summary>
    public required ImmutableArray<string> Actions { get; init; }

    /// <summary>What changes the statement under a condition; empty where nothing does.</summary>
    public ImmutableArray<FlagModifier> Modifiers { get; init; } = [];

    /// <summary>True where an order being written now takes part.</summary>
    public bool IsNew { get; init; }

    /// <summary>The numbers of its references as they are printed: <c>[1, 4, 7]</c>.</summary>
    public string Citations => $"[{string.Join(", ", Evidence.Select(cited => cited.Reference).Distinct())}]";
}
