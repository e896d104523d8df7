using System.Collections.Immutable;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>The account of one input entry.</summary>
public sealed record ReportEntry
{
    /// <summary>The list.</summary>
    public required EntryList List { get; init; }

    /// <summary>Its place in the list, from 0, as given.</summary>
    public required int Index { get; init; }

    /// <summary>The entry as it was given.</summary>
    public required Entry Entry { get; init; }

    /// <summary>Its fate.</summary>
    public required EntryOutcome Outcome { get; init; }

    /// <summary>What it was understood as, and how.</summary>
    public required Resolution Resolution { get; init; }

    /// <summary>Everything to know about how it was read, in one list: the document's reader, resolving, dates.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>The names of the concepts that it was understood as, in the order in which they were found; empty unless recognised.</summary>
    public ImmutableArray<string> Concepts
    {
        get
        {
            if (Resolution.Concepts.IsEmpty) return [];
            var names = ImmutableArray.CreateBuilder<string>(Resolution.Concepts.Length);
            foreach (var match in Resolution.Concepts)
                if (match.Role != ConceptRole.Exclude && !names.Contains(match.Concept.Name)) names.Add(match.Concept.Name);
            return names.DrainToImmutable();
        }
    }

    /// <summary>Why the outcome is what it is, as a sentence.</summary>
    public string Because => Account.Sentence(this);

    internal EntryAccount Account { get; init; }
}
