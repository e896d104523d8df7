using System.Collections.Immutable;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>The rules that were held back: every ruled-out entry, and interactions whose two things are listed but not in force together (ruling 2).</summary>
internal sealed class NearMissFinder(KnowledgePack pack, Audience audience)
{
    public ImmutableArray<NearMiss> Find(RuleIndex index, ReadOnlySpan<EntryReading> readings, ReadOnlySpan<RuleTally> tallies, List<FiredRule> fired, int asOf)
    {
        ImmutableArray<NearMiss>.Builder? found = null;
        var anyRuledOut = AnyRuledOut(readings);
        foreach (var row in index.Rows)
        {
            ref readonly var tally = ref tallies[row.Index];
            if (row.Kind != RuleKind.Interaction)
            {
                if (!tally.OwnListed || !anyRuledOut) continue;
                foreach (var verdict in (ReadOnlySpan<Verdict>)[Verdict.OtherRoute, Verdict.OtherKind])
                    if (Held(index, row, verdict, readings) is { } miss) (found ??= ImmutableArray.CreateBuilder<NearMiss>()).Add(miss);
            }
            else if (tally.OwnListed && tally.PartnerListed && row.Flags && !HasFired(row, fired))
            {
                if (Apart(index, row, tally, readings, asOf) is { } miss) (found ??= ImmutableArray.CreateBuilder<NearMiss>()).Add(miss);
            }
        }
        return found?.DrainToImmutable() ?? [];
    }

    private static bool AnyRuledOut(ReadOnlySpan<EntryReading> readings)
    {
        foreach (ref readonly var reading in readings)
            if (reading.Outcome == EntryOutcome.RuledOut) return true;
        return false;
    }

    // A loop, not a lambda: it would allocate once for each rule of the pack.
    private static bool HasFired(RuleRow row, List<FiredRule> fired)
    {
        foreach (var rule in fired)
            if (rule.Row == row) return true;
        return false;
    }

    private NearMiss? Held(RuleIndex index, RuleRow row, Verdict verdict, ReadOnlySpan<EntryReading> readings)
    {
        List<EntryRef>? entries = null;
        var concepts = new SortedSet<string>(StringComparer.Ordinal);
        var founds = new List<string>();
        foreach (ref readonly var reading in readings)
        {
            if (reading.Outcome != EntryOutcome.RuledOut) continue;
            foreach (var match in reading.Resolution.Concepts)
            {
                if (!SpeaksOf(index, row, match) || RuleEvaluator.Judge(reading, match, row) != verdict) continue;
                (entries ??= []).Add(reading.Ref);
                concepts.Add(match.Concept.Name);
                var found = verdict == Verdict.OtherRoute ? Spellings.Route.Of(reading.Resolution.Route)
                    : reading.Resolution.Name ?? match.Note;
                if (!founds.Contains(found)) founds.Add(found);
                break;
            }
        }
        if (entries is null) return null;
        var (fact, expected) = verdict == Verdict.OtherRoute ? (MissingFactKind.Route, Spellings.Route.Of(row.Route))
            : concepts.Contains(ConceptNames.LumbarStenosis) ? (MissingFactKind.Region, "lumbar")
            : (MissingFactKind.Kind, pack.TerminologyTable.TryFindConcept(concepts.Min!, out var concept) ? concept.Display : concepts.Min!);
        return Miss(row, concepts, entries, [new MissingFact(fact, expected, string.Join(", ", founds))]);
    }

    private NearMiss? Apart(RuleIndex index, RuleRow row, in RuleTally tally, ReadOnlySpan<EntryReading> readings, int asOf)
    {
        var entries = new List<EntryRef>();
        var concepts = new SortedSet<string>(StringComparer.Ordinal);
        var missing = ImmutableArray.CreateBuilder<MissingFact>();
        foreach (var isPartner in (ReadOnlySpan<bool>)[false, true])
        {
            var inForce = (isPartner ? tally.Partner : tally.Own) >= Verdict.Possible;
            var counted = false;
            foreach (ref readonly var reading in readings)
            {
                foreach (var match in reading.Resolution.Concepts)
                {
                    if (!SpeaksOf(index, row, match, isPartner)) continue;
                    var verdict = RuleEvaluator.Judge(reading, match, row);
                    // What is denied, past or another kind was never the thing itself; only dates and statuses are near.
                    if (inForce ? verdict < Verdict.Possible : verdict != Verdict.NotInForce || reading.NotCurrent == NotCurrentReason.Context) continue;
                    entries.Add(reading.Ref);
                    concepts.Add(match.Concept.Name);
                    if (!inForce) Add(missing, FactOf(reading, match));
                    counted = true;
                    break;
                }
            }
            if (!counted) return null;
        }
        if (missing.Count == 0)
        {
            if (row.GestationWeeksFrom is not { } from || FiredRule.WeeksOf(readings, asOf) is not { } weeks) return null;
            missing.Add(new MissingFact(MissingFactKind.Gestation, $"week {from} or later", weeks.From == weeks.To ? $"week {weeks.From}" : $"weeks {weeks.From} to {weeks.To}"));
        }
        return Miss(row, concepts, entries, missing.ToImmutable());
    }

    private static void Add(ImmutableArray<MissingFact>.Builder missing, MissingFact fact)
    {
        if (!missing.Contains(fact)) missing.Add(fact);
    }

    private static MissingFact FactOf(in EntryReading reading, ConceptMatch match) => reading.NotCurrent switch
    {
        NotCurrentReason.Ended or NotCurrentReason.NotStarted or NotCurrentReason.PregnancyOver or NotCurrentReason.EndedWithoutDate =>
            new MissingFact(MissingFactKind.Date, $"{match.Concept.Display} in force", reading.NotCurrent == NotCurrentReason.NotStarted ? "not begun" : "ended"),
        _ => new MissingFact(MissingFactKind.Status, $"{match.Concept.Display} in force", "not in force by its status"),
    };

    private NearMiss Miss(RuleRow row, SortedSet<string> concepts, List<EntryRef> entries, ImmutableArray<MissingFact> missing)
    {
        var rule = pack.RuleAt(row.Index);
        return new NearMiss
        {
            Rule = rule.Id,
            Concepts = [.. concepts],
            Entries = [.. entries],
            Missing = missing,
            Explanation = ReportWords.Of("miss.rule", audience, rule.Id, string.Join(audience == Audience.Patient ? " " : "; ", missing.Select(InWords))),
        };
    }

    private string InWords(MissingFact fact)
    {
        var key = $"miss.{Spellings.MissingFactKind.Of(fact.Fact)}";
        return fact.Fact == MissingFactKind.Route
            ? ReportWords.Of(key, audience, RouteInWords(fact.Expected), string.Join(", ", fact.Found.Split(", ").Select(RouteInWords)))
            : ReportWords.Of(key, audience, fact.Expected, fact.Found);
    }

    private string RouteInWords(string route) => ReportWords.Of($"route.{route}", audience);

    private static bool SpeaksOf(RuleIndex index, RuleRow row, ConceptMatch match, bool? isPartner = null)
    {
        foreach (var side in index.RulesOf(match.Concept.Index))
            if (side.Row == row && (isPartner is null || side.IsPartner == isPartner)) return true;
        return false;
    }
}
