using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Which rules of a profile speak of which concept: the only thing that evaluating looks up.</summary>
internal sealed class RuleIndex
{
    private readonly ushort[] _starts;
    private readonly RuleSide[] _sides;

    public RuleIndex(KnowledgePack pack, Profile profile)
    {
        Rows = pack.Rows;
        var sides = new List<(int Concept, RuleSide Side)>();
        foreach (var row in pack.Rows)
        {
            if (!row.Flags || !row.IsIn(profile)) continue;
            foreach (var concept in row.Concepts) sides.Add((concept, new RuleSide(row, IsPartner: false)));
            foreach (var concept in row.Partners) sides.Add((concept, new RuleSide(row, IsPartner: true)));
        }
        sides.Sort((a, b) => a.Concept != b.Concept ? a.Concept.CompareTo(b.Concept) : a.Side.Row.Index.CompareTo(b.Side.Row.Index));
        _sides = [.. sides.Select(side => side.Side)];
        _starts = new ushort[pack.TerminologyTable.ConceptCount + 1];
        foreach (var (concept, _) in sides) _starts[concept + 1]++;
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
    }

    public ImmutableArray<RuleRow> Rows { get; }

    public ReadOnlySpan<RuleSide> RulesOf(int concept) => _sides.AsSpan(_starts[concept].._starts[concept + 1]);
}
