namespace CrampRisk;

/// <summary>Works out when a medication is in force. The table stands in the design, the single cases in rulings 9, 10, 12 and 33.</summary>
internal static class MedicationTiming
{
    public static EntryTiming Of(Medication medication, SitePolicy policy)
    {
        if (NoDay(medication) is var reason and not NotCurrentReason.None)
        {
            var none = EntryTiming.None(reason);
            if (reason == NotCurrentReason.OnHold) none.Say(RemarkCode.OnHold, "On hold, therefore not in force.");
            return none;
        }
        var timing = EntryTiming.Of(InForcePeriod.Always);
        var start = DateReading.Start(medication.Start, ref timing);
        var end = DateReading.End(medication.End, start, ref timing);
        return medication.Kind switch
        {
            MedicationKind.Administration => DateReading.Event(start, end, policy.AdministrationWindowDays, "dose", timing),
            MedicationKind.Dispense => Dispense(medication, start, end, policy, timing),
            _ => Order(medication, start, end, policy, timing),
        };
    }

    private static NotCurrentReason NoDay(Medication medication) => medication.Status switch
    {
        MedicationStatus.EnteredInError or MedicationStatus.NotDone or MedicationStatus.NotTaken or MedicationStatus.Declined
            or MedicationStatus.Intended or MedicationStatus.Preparation => NotCurrentReason.Status,
        MedicationStatus.OnHold => NotCurrentReason.OnHold,
        MedicationStatus.Draft when !medication.IsNew => NotCurrentReason.Draft,
        _ when medication.DoNotPerform => NotCurrentReason.DoNotPerform,
        _ when medication.Intent is MedicationIntent.Proposal or MedicationIntent.Plan or MedicationIntent.Option => NotCurrentReason.Intent,
        _ => NotCurrentReason.None,
    };

    private static EntryTiming Dispense(Medication medication, int start, int end, SitePolicy policy, EntryTiming timing)
    {
        if (medication.Status is MedicationStatus.Stopped or MedicationStatus.Cancelled)
        {
            if (start == InForcePeriod.Ever) return WithoutDay(timing);
            timing.Period = new InForcePeriod(start, start, InForcePeriod.Open);
            return timing;
        }
        if (end == InForcePeriod.Open && start != InForcePeriod.Ever)
        {
            var supply = medication.DaysSupply ?? policy.AssumedSupplyDays;
            if (medication.DaysSupply is null) timing.Say(RemarkCode.AssumedSupply, $"No days' supply is recorded; {supply} days are assumed.");
            end = After(start, supply) - 1;
        }
        timing.Period = new InForcePeriod(start, end, InForcePeriod.Open);
        return timing;
    }

    private static EntryTiming Order(Medication medication, int start, int end, SitePolicy policy, EntryTiming timing)
    {
        var possibleFrom = InForcePeriod.Open;
        if (medication.Status is MedicationStatus.Stopped or MedicationStatus.Cancelled or MedicationStatus.Completed)
        {
            // Only a stated end counts here: days' supply says nothing about a course that was broken off (ruling 9).
            if (end == InForcePeriod.Open)
            {
                if (start == InForcePeriod.Ever) return WithoutDay(timing);
                timing.Say(RemarkCode.EndedWithoutDate, "Ended according to its status, but no end date is recorded: read as in force on its start day only.");
                end = start;
            }
        }
        else if (end == InForcePeriod.Open && medication.DaysSupply is { } supply && start != InForcePeriod.Ever)
        {
            if (medication.Status == MedicationStatus.Active)
            {
                possibleFrom = After(start, supply);
                timing.SupplyEnds = true;
            }
            else
            {
                end = After(start, supply) - 1;
            }
        }
        else if (end == InForcePeriod.Open && start != InForcePeriod.Ever && !medication.IsNew)
        {
            possibleFrom = After(start, policy.StaleAfterDays + 1);
        }
        timing.Period = new InForcePeriod(start, end, possibleFrom);
        return timing;
    }

    // A supply of billions of days is a slip of the keyboard; it must not come round to the beginning of time.
    private static int After(int start, int days) => (int)Math.Min((long)start + days, InForcePeriod.Open);

    private static EntryTiming WithoutDay(EntryTiming timing)
    {
        timing.Period = InForcePeriod.Never;
        timing.NoDay = NotCurrentReason.EndedWithoutDate;
        timing.Say(RemarkCode.EndedWithoutDate, "Ended according to its status, but no date is recorded.");
        return timing;
    }
}
