using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>A rule that speaks of an entry but is held back by a fact of this patient.</summary>
public sealed record NearMiss
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The concepts that were found, sorted ordinally.</summary>
    public required ImmutableArray<string> Concepts { get; init; }

    /// <summary>The entries.</summary>
    public required ImmutableArray<EntryRef> Entries { get; init; }

    /// <summary>The facts that are missing, at least one.</summary>
    public required ImmutableArray<MissingFact> Missing { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Explanation { get; init; }
}
