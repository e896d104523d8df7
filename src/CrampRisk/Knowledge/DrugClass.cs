using System.Collections.Immutable;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>A class of drugs as rules name it, with its members by ingredient.</summary>
/// <param name="Id">The concept of the class: <c>drug:statins</c>.</param>
/// <param name="Members">The concepts of its members, sorted ordinally.</param>
public sealed record DrugClass(string Id, ImmutableArray<string> Members)
{
    internal ImmutableArray<int> IndexesIn(TerminologyTable terminology)
    {
        var (indexes, count) = (new int[Members.Length], 0);
        foreach (var member in Members)
            if (terminology.TryFindConcept(member, out var concept)) indexes[count++] = concept.Index;
        Array.Sort(indexes, 0, count);
        return [.. indexes.AsSpan(0, count)];
    }
}
