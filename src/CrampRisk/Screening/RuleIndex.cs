using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Which rules of a profile speak of which concept: the only thing that evaluating looks up.</summary>
internal sealed class RuleIndex
{
    private readonly ushort[] _starts;
    private readonly RuleSide[] _sides;

    // Counted, then filled from behind, so that the rows stand in their order and nothing is sorted or copied.
    // Arrays alone: a list of our own structs would be compiled at start (benchmarks/StartUp).
    public RuleIndex(KnowledgePack pack, Profile profile)
    {
        Rows = pack.Rows;
        _starts = new ushort[pack.TerminologyTable.ConceptCount + 1];
        foreach (var row in Rows)
        {
            if (!IsAsked(row, profile)) continue;
            foreach (var concept in row.Concepts) _starts[concept]++;
            foreach (var concept in row.Partners) _starts[concept]++;
        }
        for (var i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
        _sides = new RuleSide[_starts[^1]];
        for (var i = Rows.Length - 1; i >= 0; i--)
        {
            if (!IsAsked(Rows[i], profile)) continue;
            foreach (var concept in Rows[i].Partners) _sides[--_starts[concept]] = new RuleSide(Rows[i], IsPartner: true);
            foreach (var concept in Rows[i].Concepts) _sides[--_starts[concept]] = new RuleSide(Rows[i], IsPartner: false);
        }
    }

    public ImmutableArray<RuleRow> Rows { get; }

    public ReadOnlySpan<RuleSide> RulesOf(int concept) => new(_sides, _starts[concept], _starts[concept + 1] - _starts[concept]);

    private static bool IsAsked(RuleRow row, Profile profile) => row.Flags && row.IsIn(profile);
}
