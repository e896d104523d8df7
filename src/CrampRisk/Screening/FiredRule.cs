using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>A rule that fired, with the entries that take part.</summary>
internal sealed class FiredRule(RuleRow row, Verdict verdict)
{
    public RuleRow Row => row;

    public bool IsDefinite => Verdict == Verdict.Definite;

    public Verdict Verdict { get; private set; } = verdict;

    /// <summary>Places in the readings, in their order.</summary>
    public List<int> Entries { get; } = new(1);

    public List<string> Concepts { get; } = new(1);

    public bool IsNew { get; private set; }

    /// <summary>Why it is only possible: of the most certain entries.</summary>
    public CertaintyReasons Reasons { get; private set; }

    /// <summary>Why its flag is not shown among the flags; null where it is.</summary>
    public Suppression? Suppression { get; set; }

    /// <summary>The weeks of pregnancy that were used; null where the rule does not ask or nothing is stated.</summary>
    public WeekRange? Weeks { get; private set; }

    // Shared, and never changed.
    private static readonly List<FiredRule> None = [];

    /// <summary>All rules that fire, in the order of the contract; marks the entries that take part as flagged.</summary>
    public static List<FiredRule> Find(RuleIndex index, Span<EntryReading> readings, ReadOnlySpan<RuleTally> tallies, int asOf)
    {
        List<FiredRule>? fired = null;
        foreach (var row in index.Rows)
        {
            ref readonly var tally = ref tallies[row.Index];
            var verdict = row.Kind == RuleKind.Interaction ? RuleEvaluator.Both(row, tally) : tally.Own;
            if (verdict < Verdict.Possible) continue;
            var rule = new FiredRule(row, verdict);
            if (row.GestationWeeksFrom is { } from && !rule.HoldsInWeek(from, readings, asOf)) continue;
            rule.Gather(index, readings);
            (fired ??= []).Add(rule);
        }
        fired?.Sort(Compare);
        return fired ?? None;
    }

    /// <summary>The week of pregnancy that a patient's entries state for a day, over all running ones; null where none is stated.</summary>
    public static WeekRange? WeeksOf(ReadOnlySpan<EntryReading> readings, int asOf)
    {
        WeekRange? weeks = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.State == InForceState.No || PregnancyTimeline.WeeksOn(reading, asOf) is not { } stated) continue;
            // Several statements narrow each other; where they contradict, the widest reading is kept.
            weeks = weeks is not { } known ? stated
                : stated.From <= known.To && known.From <= stated.To ? new WeekRange(Math.Max(known.From, stated.From), Math.Min(known.To, stated.To))
                : new WeekRange(Math.Min(known.From, stated.From), Math.Max(known.To, stated.To));
        }
        return weeks;
    }

    private bool HoldsInWeek(int from, ReadOnlySpan<EntryReading> readings, int asOf)
    {
        Weeks = WeeksOf(readings, asOf);
        if (Weeks is { } weeks && weeks.To < from) return false;
        if (Weeks is { } stated && stated.From >= from) return true;
        Verdict = Verdict.Possible;
        Reasons |= CertaintyReasons.WeeksNotStated;
        return true;
    }

    private void Gather(RuleIndex index, Span<EntryReading> readings)
    {
        for (var i = 0; i < readings.Length; i++)
        {
            ref var reading = ref readings[i];
            if (reading.Resolution.Kind != ResolutionKind.Recognised || reading.State == InForceState.No) continue;
            var takesPart = false;
            foreach (var match in reading.Resolution.Concepts) takesPart |= Join(index, reading, match);
            foreach (var match in reading.Resolution.Conflicting) takesPart |= Join(index, reading, match);
            if (!takesPart) continue;
            Entries.Add(i);
            IsNew |= reading.IsNew;
            reading.Outcome = EntryOutcome.Flagged;
        }
        Concepts.Sort(StringComparer.Ordinal);
    }

    private bool Join(RuleIndex index, in EntryReading reading, ConceptMatch match)
    {
        foreach (var side in index.RulesOf(match.Concept.Index))
        {
            if (side.Row != row) continue;
            var verdict = RuleEvaluator.Judge(reading, match, row);
            if (verdict < Verdict.Possible) return false;
            if (verdict == Verdict.Possible && !IsDefinite) Reasons |= ReasonsOf(reading, match);
            if (!Concepts.Contains(match.Concept.Name)) Concepts.Add(match.Concept.Name);
            return true;
        }
        return false;
    }

    private CertaintyReasons ReasonsOf(in EntryReading reading, ConceptMatch match)
    {
        var reasons = reading.Reasons;
        if (!reading.Resolution.Conflicting.IsEmpty) reasons |= CertaintyReasons.CodesDisagree;
        if (match.Role == ConceptRole.Possible) reasons |= CertaintyReasons.Role;
        if (row.Route != Route.Unknown && reading.List == EntryList.Medications && reading.Resolution.Route == Route.Unknown) reasons |= CertaintyReasons.RouteNotStated;
        return reasons;
    }

    // Ruling 18: new first, then kind, strength or statement, certainty, rule id (rules are sorted by id).
    private static int Compare(FiredRule a, FiredRule b)
    {
        if (a.IsNew != b.IsNew) return a.IsNew ? -1 : 1;
        if (a.Row.Kind != b.Row.Kind) return a.Row.Kind.CompareTo(b.Row.Kind);
        var rank = a.Row.Kind == RuleKind.Interaction ? a.Row.Statement.CompareTo(b.Row.Statement) : a.Row.Strength.CompareTo(b.Row.Strength);
        if (rank != 0) return rank;
        return a.Verdict != b.Verdict ? b.Verdict.CompareTo(a.Verdict) : a.Row.Index.CompareTo(b.Row.Index);
    }
}
