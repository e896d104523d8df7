namespace CrampRisk;

/// <summary>Works out when a condition is in force, from its dates and its two statuses (ruling 11).</summary>
internal static class ConditionTiming
{
    public static EntryTiming Of(Condition condition)
    {
        if (condition.VerificationStatus is VerificationStatus.Refuted or VerificationStatus.EnteredInError)
            return EntryTiming.None(NotCurrentReason.Verification);

        var timing = EntryTiming.Of(InForcePeriod.Always);
        var start = DateReading.Start(condition.Onset.IsGiven ? condition.Onset : condition.Recorded, ref timing);
        var end = DateReading.End(condition.Abatement, start, ref timing);
        if (end == InForcePeriod.Open && condition.ClinicalStatus is ClinicalStatus.Resolved or ClinicalStatus.Inactive or ClinicalStatus.Remission)
        {
            timing.Say(RemarkCode.EndedWithoutDate, "Over according to its status, but no end date is recorded: read as in force on its first day only.");
            if (start == InForcePeriod.Ever)
            {
                timing.Period = InForcePeriod.Never;
                timing.NoDay = NotCurrentReason.EndedWithoutDate;
                return timing;
            }
            end = start;
        }
        timing.Period = new InForcePeriod(start, end, InForcePeriod.Open);
        if (condition.VerificationStatus is VerificationStatus.Provisional or VerificationStatus.Differential or VerificationStatus.Unconfirmed)
        {
            timing.Period = timing.Period.OnlyPossible();
            timing.Say(RemarkCode.NotConfirmed, $"Recorded as {Spellings.VerificationStatus.Of(condition.VerificationStatus)}, not as confirmed.");
        }
        return timing;
    }
}
