using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Screens codes that are in force and writes what fires into the caller's buffer; allocates nothing.</summary>
/// <remarks>
/// For order entry and claims streams that hold codes, not documents. It says what fires, not why other codes do not: use <see cref="CrampRiskScreener"/> for the account.
/// The same rules, judged by the same code. Thread-safe.
/// </remarks>
public sealed class CodeScreener
{
    private readonly KnowledgePack _pack;
    private readonly TerminologyTable _table;
    private readonly RuleIndex _index;
    private readonly CodeSignatures _signatures;
    private readonly ConditionSignatures _conditions;
    private readonly ushort[] _rank;

    internal CodeScreener(KnowledgePack pack, RuleIndex index)
    {
        _pack = pack;
        _table = pack.TerminologyTable;
        _index = index;
        _signatures = new CodeSignatures(_table, index);
        _conditions = new ConditionSignatures(_table, index);
        _rank = Ranks(index);
    }

    /// <summary>How many rules the pack has: a buffer of this length is always enough.</summary>
    public int Rules => _index.Rows.Length;

    /// <summary>Reads a code as <see cref="CodeFact.TryRead(CodeSystem, ReadOnlySpan{char}, out CodeFact)"/> does, and a site's own codes where the pack is an overlay with some.</summary>
    /// <returns>False where the code has no form that is known and the site lists none such.</returns>
    public bool TryRead(CodeSystem system, ReadOnlySpan<char> text, out CodeFact fact) => TryReadLocal(system, text, out fact) || CodeFact.TryRead(system, text, out fact);

    /// <summary>Screens codes, all of them in force.</summary>
    /// <param name="facts">The codes of one patient.</param>
    /// <param name="hits">Receives the rules that fire, in the order of the report. It needs room for every rule that a code touches; <see cref="Rules"/> is always enough, 64 nearly so.</param>
    /// <returns>How many rules fire.</returns>
    /// <exception cref="ArgumentException"><paramref name="hits"/> is too short.</exception>
    public int Screen(ReadOnlySpan<CodeFact> facts, Span<FlagHit> hits)
    {
        var count = 0;
        var rxCuis = _table.RxCuis.Walk();
        var (filters, signatures) = (_signatures, _signatures.OfMeanings);
        foreach (ref readonly var fact in facts)
        {
            if (fact.System == CodeSystem.RxNorm)
            {
                if (!filters.MayHaveRxNorm((uint)fact.Code)) continue;
                var meaning = rxCuis.Find((uint)fact.Code);
                if (meaning >= 0 && signatures[meaning] != 0) AddDrug(signatures[meaning], fact.Route, hits, ref count);
            }
            else if (fact.System == CodeSystem.Ndc)
            {
                if (!filters.MayHaveNdc((uint)(fact.Code / 100))) continue;
                var place = _table.Ndcs.Find((uint)(fact.Code / 100), (int)(fact.Code % 100));
                if (place >= 0 && signatures[_table.Ndcs.Meaning(place)] is not 0 and var signature) AddDrug(signature, fact.Route, hits, ref count);
            }
            else if (fact.System == CodeSystem.Local)
            {
                AddLocal((int)fact.Code, fact.Route, hits, ref count);
            }
            else if (fact.System != CodeSystem.Unknown && _conditions.CanFire(fact.System, fact.Code))
            {
                AddCondition(fact, hits, ref count);
            }
        }
        return count == 0 ? 0 : Settle(hits, count);
    }

    /// <summary>The rule that fired.</summary>
    public Rule RuleOf(FlagHit hit) => _pack.RuleAt(hit.Row);

    /// <summary>Handles of the evidence that the rule rests on, for <see cref="EvidenceAt"/>; empty for interactions, whose statements stand in the rule.</summary>
    public ReadOnlySpan<int> EvidenceOf(FlagHit hit) => _index.Rows[hit.Row].Evidence;

    /// <summary>The piece of evidence behind a handle.</summary>
    public Evidence EvidenceAt(int handle) => _pack.EvidenceAt(handle);

    private void AddDrug(int signature, Route stated, Span<FlagHit> hits, ref int count)
    {
        ref readonly var found = ref _signatures.All[signature];
        var route = stated == Route.Unknown ? found.Route : stated;
        foreach (var side in found.Sides)
        {
            var verdict = RuleEvaluator.JudgeDrug(found.OnlyPossible ? InForceState.Possible : InForceState.Definite, ConceptRole.Include, conflicting: false, route, side.Row);
            Add(side, verdict, hits, ref count);
        }
    }

    // The site's list comes before the tables, as in a report; codes are compared without letter case.
    private bool TryReadLocal(CodeSystem system, ReadOnlySpan<char> text, out CodeFact fact)
    {
        foreach (var code in _pack.Local.Codes)
        {
            if (!code.Is(system, text) || !_table.TryFindConcept(code.Concept, out var concept)) continue;
            fact = CodeFact.FromConcept(concept.Index);
            return true;
        }
        fact = default;
        return false;
    }

    private void AddLocal(int concept, Route route, Span<FlagHit> hits, ref int count)
    {
        foreach (var side in _index.RulesOf(concept))
            Add(side, RuleEvaluator.JudgeDrug(InForceState.Definite, ConceptRole.Include, conflicting: false, route, side.Row), hits, ref count);
    }

    private void AddCondition(in CodeFact fact, Span<FlagHit> hits, ref int count)
    {
        Span<ConditionHit> rows = stackalloc ConditionHit[ConditionCodeIndex.MaxHits];
        var found = _table.ConditionCodes.Find(fact.System, fact.Code, rows);
        for (var i = 0; i < found; i++)
            if (rows[i].Concept == ConditionHit.AnyConcept) return; // family history, past history, screening: never now
        for (var i = 0; i < found; i++)
            foreach (var side in _index.RulesOf(rows[i].Concept))
                Add(side, RuleEvaluator.JudgeCondition(InForceState.Definite, rows[i].Role, conflicting: false), hits, ref count);
    }

    private static void Add(RuleSide side, Verdict verdict, Span<FlagHit> hits, ref int count)
    {
        if (verdict < Verdict.Possible) return;
        var row = (ushort)side.Row.Index;
        var place = 0;
        while (place < count && hits[place].Row != row) place++;
        if (place == count)
        {
            if (count == hits.Length) throw new ArgumentException($"The buffer is too short: give it room for more than {hits.Length} rules.", nameof(hits));
            hits[count++] = new FlagHit { Row = row };
        }
        ref var hit = ref hits[place];
        if (side.IsPartner)
        {
            if (verdict > hit.Partner) hit.Partner = verdict;
        }
        else if (verdict > hit.Own)
        {
            hit.Own = verdict;
        }
    }

    // Keeps the rules of which every side is there, sorted by insertion: there are few.
    private int Settle(Span<FlagHit> hits, int count)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var hit = hits[i];
            var row = _index.Rows[hit.Row];
            if (row.Partners.Length > 0 && hit.Partner < hit.Own) hit.Own = hit.Partner;
            if (hit.Own < Verdict.Possible) continue;
            if (row.GestationWeeksFrom is not null) hit.Own = Verdict.Possible; // codes without dates do not tell the week
            var place = kept++;
            for (; place > 0 && Comes(hit, hits[place - 1]); place--) hits[place] = hits[place - 1];
            hits[place] = hit;
        }
        return kept;
    }

    private bool Comes(in FlagHit hit, in FlagHit other)
    {
        var (mine, theirs) = (_rank[hit.Row], _rank[other.Row]);
        return mine != theirs ? mine < theirs : hit.Own != other.Own ? hit.Own > other.Own : hit.Row < other.Row;
    }

    // Ruling 18 without "new": kind, then strength or statement; certainty and rule id are compared where these are equal.
    private static ushort[] Ranks(RuleIndex index)
    {
        var ranks = new ushort[index.Rows.Length];
        foreach (var row in index.Rows)
            ranks[row.Index] = (ushort)(((int)row.Kind * 16) + (row.Kind == RuleKind.Interaction ? (int)row.Statement : (int)row.Strength));
        return ranks;
    }
}
