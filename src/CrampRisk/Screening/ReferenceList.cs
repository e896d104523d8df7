using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Numbers the sources of one report by first use.</summary>
internal sealed class ReferenceList(KnowledgePack pack)
{
    // Lent until the list is closed, the first time something is cited.
    private Reference[]? _references;
    private int[] _numberOfSource = [];
    private int _count;

    public CitedEvidence Cite(Evidence evidence) => new(evidence, NumberOf(pack.SourcePlaceOf(evidence.Source)));

    public ImmutableArray<CitedEvidence> Cite(ImmutableArray<Evidence> evidence)
    {
        if (evidence.IsEmpty) return [];
        var cited = new CitedEvidence[evidence.Length];
        for (var i = 0; i < cited.Length; i++) cited[i] = Cite(evidence[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(cited);
    }

    /// <summary>Cites evidence by its places in the pack.</summary>
    public ImmutableArray<CitedEvidence> Cite(ReadOnlySpan<int> evidence)
    {
        if (evidence.IsEmpty) return [];
        var cited = new CitedEvidence[evidence.Length];
        for (var i = 0; i < cited.Length; i++) cited[i] = new CitedEvidence(pack.EvidenceAt(evidence[i]), NumberOf(pack.SourcePlaceOf(evidence[i])));
        return ImmutableCollectionsMarshal.AsImmutableArray(cited);
    }

    /// <summary>The numbered sources; closes the list.</summary>
    public ImmutableArray<Reference> Close()
    {
        if (_count == 0) return [];
        var references = ImmutableArray.Create(_references.AsSpan(0, _count));
        Array.Clear(_references!, 0, _count);
        Lent<Reference>.GiveBack(_references!);
        Lent<int>.GiveBack(_numberOfSource);
        (_references, _numberOfSource, _count) = (null, [], 0);
        return references;
    }

    private int NumberOf(int source)
    {
        if (_count == 0) Lend();
        ref var number = ref _numberOfSource[source];
        if (number > 0) return number;
        _references![_count++] = new Reference(_count, pack.SourceAt(source));
        return number = _count;
    }

    private void Lend()
    {
        _references = Lent<Reference>.Take(pack.SourceCount);
        _numberOfSource = Lent<int>.Take(pack.SourceCount);
        Array.Clear(_numberOfSource, 0, pack.SourceCount);
    }
}
