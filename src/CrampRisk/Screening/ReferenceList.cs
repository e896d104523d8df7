using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Numbers the sources of one report by first use.</summary>
internal sealed class ReferenceList(KnowledgePack pack)
{
    // Lent until the list is closed: how many references a report has is known only then.
    private Reference[] _references = [];
    private int _count;

    public CitedEvidence Cite(Evidence evidence)
    {
        for (var i = 0; i < _count; i++)
            if (_references[i].Source.Id == evidence.Source) return new CitedEvidence(evidence, i + 1);
        if (_count == _references.Length) Grow();
        _references[_count++] = new Reference(_count, pack.SourceOf(evidence.Source));
        return new CitedEvidence(evidence, _count);
    }

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
        for (var i = 0; i < cited.Length; i++) cited[i] = Cite(pack.EvidenceAt(evidence[i]));
        return ImmutableCollectionsMarshal.AsImmutableArray(cited);
    }

    /// <summary>The numbered sources; closes the list.</summary>
    public ImmutableArray<Reference> Close()
    {
        if (_count == 0) return [];
        var references = ImmutableArray.Create(_references.AsSpan(0, _count));
        ArrayPool<Reference>.Shared.Return(_references, clearArray: true);
        (_references, _count) = ([], 0);
        return references;
    }

    private void Grow()
    {
        var larger = ArrayPool<Reference>.Shared.Rent(Math.Max(64, 2 * _references.Length));
        _references.AsSpan(0, _count).CopyTo(larger);
        if (_references.Length > 0) ArrayPool<Reference>.Shared.Return(_references, clearArray: true);
        _references = larger;
    }
}
