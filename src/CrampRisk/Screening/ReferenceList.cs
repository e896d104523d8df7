using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Numbers the sources of one report by first use.</summary>
internal sealed class ReferenceList(KnowledgePack pack)
{
    private ImmutableArray<Reference>.Builder? _references;

    public CitedEvidence Cite(Evidence evidence)
    {
        var references = _references ??= ImmutableArray.CreateBuilder<Reference>();
        for (var i = 0; i < references.Count; i++)
            if (references[i].Source.Id == evidence.Source) return new CitedEvidence(evidence, i + 1);
        references.Add(new Reference(references.Count + 1, pack.SourceOf(evidence.Source)));
        return new CitedEvidence(evidence, references.Count);
    }

    public ImmutableArray<CitedEvidence> Cite(ImmutableArray<Evidence> evidence)
    {
        if (evidence.IsEmpty) return [];
        var cited = ImmutableArray.CreateBuilder<CitedEvidence>(evidence.Length);
        foreach (var item in evidence) cited.Add(Cite(item));
        return cited.MoveToImmutable();
    }

    public ImmutableArray<CitedEvidence> Cite(ImmutableArray<string> evidence)
    {
        if (evidence.IsEmpty) return [];
        var cited = ImmutableArray.CreateBuilder<CitedEvidence>(evidence.Length);
        foreach (var id in evidence) cited.Add(Cite(pack.EvidenceOf(id)));
        return cited.MoveToImmutable();
    }

    public ImmutableArray<Reference> ToImmutable() => _references?.ToImmutable() ?? [];
}
