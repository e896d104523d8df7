using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Resolves and dates the entries of a patient: the first half of screening.</summary>
internal sealed class EntryReader(Resolver resolver, SitePolicy policy, int lookbackDays)
{
    /// <summary>Fills <paramref name="readings"/>, one for each entry in the order of the report, for a day; the parts of texts are kept only for explaining.</summary>
    public void Read(Patient patient, int asOf, Span<EntryReading> readings, bool withParts = false)
    {
        var next = 0;
        var repeated = withParts ? null : RepeatedEntries.For(readings.Length);
        if (!patient.Medications.IsDefault)
            foreach (var medication in patient.Medications)
            {
                var resolution = ResolutionOf(EntryList.Medications, medication, repeated, withParts);
                Add(readings, next, next++, EntryList.Medications, medication, resolution, MedicationTiming.Of(medication, policy));
            }
        var offset = next;
        if (!patient.Conditions.IsDefault)
            foreach (var condition in patient.Conditions)
            {
                var resolution = ResolutionOf(EntryList.Conditions, condition, repeated, withParts);
                Add(readings, next, next++ - offset, EntryList.Conditions, condition, resolution, ConditionTiming.Of(condition));
            }
        offset = next;
        if (!patient.Procedures.IsDefault)
            foreach (var procedure in patient.Procedures)
            {
                var resolution = ResolutionOf(EntryList.Procedures, procedure, repeated, withParts);
                Add(readings, next, next++ - offset, EntryList.Procedures, procedure, resolution, ProcedureTiming.Of(procedure, WindowOf(resolution)));
            }
        PregnancyTimeline.Apply(readings, asOf);
        foreach (ref var reading in readings) Settle(ref reading, asOf);
    }

    private Resolution ResolutionOf(EntryList list, Entry entry, RepeatedEntries? repeated, bool withParts)
    {
        if (repeated?.Find(list, entry) is { } known) return known;
        var resolution = entry switch
        {
            Medication medication => resolver.Resolve(medication, withParts),
            Condition condition => resolver.Resolve(condition, withParts),
            Procedure procedure => resolver.Resolve(procedure, withParts),
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };
        repeated?.Keep(list, entry, resolution);
        return resolution;
    }

    private static void Add(Span<EntryReading> readings, int place, int index, EntryList list, Entry entry, Resolution resolution, EntryTiming timing) =>
        readings[place] = new EntryReading { Entry = entry, List = list, Index = index, Resolution = resolution, Timing = timing };

    // The window after a session is dialysis's own; any other procedure is over when it is over.
    private int WindowOf(Resolution resolution)
    {
        foreach (var match in resolution.Concepts)
            if (match.Concept.Name == ConceptNames.Hemodialysis) return policy.DialysisWindowDays;
        return 0;
    }

    private void Settle(ref EntryReading reading, int asOf)
    {
        ref var timing = ref reading.Timing;
        var period = timing.Period;
        var last = period.Last;
        if (lookbackDays > 0 && !period.IsNever && last != InForcePeriod.Open) period = period with { Last = last + lookbackDays };
        // An order being written now counts from now, whatever start it plans.
        if (reading.IsNew && !period.IsNever && period.First > asOf) period = period with { First = asOf };
        reading.State = period.On(asOf);
        reading.Reasons = ReasonsOf(reading, period, asOf);
        if (reading.Reasons != CertaintyReasons.None && reading.State == InForceState.Definite) reading.State = InForceState.Possible;

        if (reading.Resolution.Context != TextContext.None)
        {
            reading.State = InForceState.No;
            reading.NotCurrent = NotCurrentReason.Context;
        }
        else if (reading.State == InForceState.No)
        {
            reading.NotCurrent = timing.NoDay != NotCurrentReason.None ? timing.NoDay
                : asOf < period.First ? NotCurrentReason.NotStarted
                : timing.PregnancyOver ? NotCurrentReason.PregnancyOver
                : NotCurrentReason.Ended;
            reading.NotCurrentDay = asOf < period.First ? period.First : last;
            if (reading.NotCurrent == NotCurrentReason.Ended && ClaimsToBeActive(reading.Entry))
                timing.Say(RemarkCode.StatusAndDatesDisagree, "The status says active, the end date has passed: the earlier end wins.");
        }
        else
        {
            RemarkOn(ref reading, period, last, asOf);
        }
    }

    private static CertaintyReasons ReasonsOf(in EntryReading reading, InForcePeriod period, int asOf)
    {
        var reasons = CertaintyReasons.None;
        if (reading.Resolution.OnlyPossible || WasNotFollowed(reading.Entry)) reasons |= CertaintyReasons.OnlyPossibleCode;
        if (period.IsNever || asOf < period.PossibleFrom) return reasons;
        if (reading.Timing.Remarks is { } remarks)
            foreach (var remark in remarks)
            {
                if (remark.Code == RemarkCode.NotConfirmed) return reasons | CertaintyReasons.NotConfirmed;
                if (remark.Code == RemarkCode.Undated) return reasons | CertaintyReasons.Undated;
            }
        return reasons | (reading.Timing.SupplyEnds ? CertaintyReasons.SupplyEnded
            : reading.Entry is Medication { Kind: not (MedicationKind.Administration or MedicationKind.Dispense) } ? CertaintyReasons.Stale
            : CertaintyReasons.PregnancyEndUndated);
    }

    private static void RemarkOn(ref EntryReading reading, InForcePeriod period, int last, int asOf)
    {
        ref var timing = ref reading.Timing;
        if (asOf > last) timing.Say(RemarkCode.WithinLookback, $"Ended on {Text(last)}; in force only because of the look-back.");
        else if (asOf > timing.WindowAfter)
        {
            var days = asOf - timing.WindowAfter;
            timing.Say(RemarkCode.WithinWindow, $"Last {(reading.List == EntryList.Procedures ? "session" : "dose")} {days} {(days == 1 ? "day" : "days")} ago.");
        }
        if ((reading.Reasons & CertaintyReasons.Stale) != 0)
            timing.Say(RemarkCode.Stale, $"Prescribed {Text(period.First)}, no end recorded: still taken?");
        if ((reading.Reasons & CertaintyReasons.SupplyEnded) != 0)
            timing.Say(RemarkCode.SupplyEnded, $"The recorded supply ended on {Text(period.PossibleFrom - 1)}; the status is still active.");
    }

    private static bool WasNotFollowed(Entry entry)
    {
        foreach (var remark in entry.Remarks)
            if (remark.Code == RemarkCode.ReferenceNotFollowed) return true;
        return false;
    }

    private static bool ClaimsToBeActive(Entry entry) => entry switch
    {
        Medication { Status: MedicationStatus.Active, End.IsGiven: true } => true,
        Condition { ClinicalStatus: ClinicalStatus.Active or ClinicalStatus.Recurrence or ClinicalStatus.Relapse, Abatement.IsGiven: true } => true,
        _ => false,
    };

    private static string Text(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
