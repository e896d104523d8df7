using System.Collections.Immutable;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Puts a report together from what the entries mean and what the rules add up to.</summary>
internal sealed class ReportAssembler(KnowledgePack pack, CrampRiskOptions options, RuleIndex index, Lazy<RuleIndex> extended)
{
    private readonly FlagBuilder _flags = new(pack, options.Audience, options.Policy);
    private readonly FlagSuppressor _suppressor = new(pack, options.Policy, options.Acknowledgements, options.Audience);
    private readonly NearMissFinder _nearMisses = new(pack, options.Audience);
    private readonly AdviceBuilder _advice = new(pack, options.Audience);
    private readonly EntryAccounts _accounts = new(pack, options, extended);

    private readonly ImmutableArray<string> _notices = NoticesOf(pack, options.Audience, twoDrugs: false);
    private readonly ImmutableArray<string> _noticesForTwoDrugs = NoticesOf(pack, options.Audience, twoDrugs: true);

    public ScreeningReport Assemble(Patient patient, DateOnly asOf, Span<EntryReading> readings, ReadOnlySpan<RuleTally> tallies)
    {
        var fired = FiredRule.Find(index, readings, tallies, asOf.DayNumber);
        var symptoms = Symptoms(readings);
        var references = new ReferenceList(pack);
        var asked = options.NewOnly ? fired.FindAll(rule => rule.IsNew) : fired;
        var (shown, suppressed) = _suppressor.Split(asked, readings, patient.Id, asOf, hasSymptom: !symptoms.IsEmpty);
        var flags = _flags.Build(shown, readings, hasSymptom: !symptoms.IsEmpty, asOf, references);
        var nearMisses = _nearMisses.Find(index, readings, tallies, fired, asOf.DayNumber);
        var management = asked.Count == 0 && symptoms.IsEmpty ? [] : _advice.Build(readings, references);
        return new ScreeningReport
        {
            SubjectId = patient.Id,
            Source = patient.Source,
            AsOf = asOf,
            Options = options,
            Pack = pack,
            Medications = patient.StateOf(EntryList.Medications),
            Conditions = patient.StateOf(EntryList.Conditions),
            Procedures = patient.StateOf(EntryList.Procedures),
            Coverage = Count(readings),
            Burden = BurdenOf(flags),
            Symptoms = symptoms,
            Flags = flags,
            Suppressed = _flags.Build(suppressed, readings, hasSymptom: !symptoms.IsEmpty, asOf, references),
            NearMisses = nearMisses,
            Management = management,
            References = references.Close(),
            Entries = _accounts.Of(readings, fired, nearMisses, asOf.DayNumber),
            Notices = NoticesOf(patient, asOf, readings),
        };
    }

    private static ImmutableArray<EntryRef> Symptoms(ReadOnlySpan<EntryReading> readings)
    {
        ImmutableArray<EntryRef>.Builder? symptoms = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.State == InForceState.No || reading.Resolution.Kind != ResolutionKind.Recognised) continue;
            foreach (var match in reading.Resolution.Concepts)
                if (match.Concept.Name == ConceptNames.Cramps && match.Role is ConceptRole.Include or ConceptRole.Possible)
                {
                    (symptoms ??= ImmutableArray.CreateBuilder<EntryRef>()).Add(reading.Ref);
                    break;
                }
        }
        return symptoms?.DrainToImmutable() ?? [];
    }

    private static Coverage Count(ReadOnlySpan<EntryReading> readings)
    {
        Span<int> counts = stackalloc int[5];
        foreach (ref readonly var reading in readings) counts[(int)reading.Outcome]++;
        return new Coverage(counts[4], counts[3], counts[2], counts[1], counts[0]);
    }

    private static Burden BurdenOf(ImmutableArray<CrampRiskFlag> flags) =>
        new(Distinct(flags, RuleKind.Medication), Distinct(flags, RuleKind.Condition));

    // Loops over a handful, rather than sets: a report is made for every patient.
    private static int Distinct(ImmutableArray<CrampRiskFlag> flags, RuleKind kind)
    {
        var count = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if (flags[i].Rule.Kind != kind) continue;
            foreach (var concept in flags[i].Concepts)
                if (!IsNamedBefore(flags, i, kind, concept)) count++;
        }
        return count;
    }

    private static bool IsNamedBefore(ImmutableArray<CrampRiskFlag> flags, int end, RuleKind kind, string concept)
    {
        for (var i = 0; i < end; i++)
            if (flags[i].Rule.Kind == kind && flags[i].Concepts.Contains(concept)) return true;
        return false;
    }

    private ImmutableArray<string> NoticesOf(Patient patient, DateOnly asOf, ReadOnlySpan<EntryReading> readings)
    {
        var notices = CoveredDrugs(readings) >= 2 ? _noticesForTwoDrugs : _notices;
        var review = pack.Info.Review;
        if (review.NextReview.IsGiven && asOf > review.NextReview.Last)
            notices = notices.Add(ReportWords.Of("notice.review-due", options.Audience, review.NextReview));
        return patient.Notices.IsEmpty ? notices : notices.AddRange(patient.Notices.Select(notice => notice.For(options.Audience)).Distinct());
    }

    // A loop: a query would be put together from generic parts at start (benchmarks/StartUp).
    private static ImmutableArray<string> NoticesOf(KnowledgePack pack, Audience audience, bool twoDrugs)
    {
        var notices = ImmutableArray.CreateBuilder<string>();
        foreach (var notice in pack.Info.Notices)
            if (notice.When == "always" || (notice.When == "twoDrugs" && twoDrugs)) notices.Add(notice.Text.For(audience));
        return notices.DrainToImmutable();
    }

    // Two different covered drugs, in force or not: the reader must not take silence for an interaction check.
    private static int CoveredDrugs(ReadOnlySpan<EntryReading> readings)
    {
        Concept? first = null;
        foreach (ref readonly var reading in readings)
        {
            if (reading.List != EntryList.Medications || !(reading.Covered || reading.NamedByInteraction)) continue;
            foreach (var match in reading.Resolution.Concepts)
            {
                if (first is null) first = match.Concept;
                else if (match.Concept != first) return 2;
            }
        }
        return first is null ? 0 : 1;
    }
}
