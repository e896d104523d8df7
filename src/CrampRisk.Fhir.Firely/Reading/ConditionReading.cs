using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads Condition.</summary>
internal static class ConditionReading
{
    public static Condition Of(R4.Condition condition, ElementReading elements)
    {
        var concept = ElementReading.Concept(condition.Code);
        var clinical = elements.Status(condition.ClinicalStatus, Spellings.ClinicalStatus, "clinicalStatus");
        var verification = elements.Status(condition.VerificationStatus, Spellings.VerificationStatus, "verificationStatus");
        var onset = condition.Onset switch
        {
            R4.FhirDateTime day => elements.Start(day, "onsetDateTime"),
            R4.Period period => elements.Period(period, "onsetPeriod").Start,
            _ => default,
        };
        var recorded = elements.Start(condition.RecordedDateElement, "recordedDate");
        var abatement = Abatement(condition.Abatement, elements);

        // Ruling 13: an abatement that is no date says that it ended, the day unknown, as "resolved" does.
        if (condition.Abatement is R4.Age or R4.Range or R4.FhirString && clinical is not (ClinicalStatus.Inactive or ClinicalStatus.Remission))
        {
            if (clinical is ClinicalStatus.Active or ClinicalStatus.Recurrence or ClinicalStatus.Relapse)
                elements.Add(RemarkCode.StatusAndDatesDisagree, "The clinical status says that it goes on, but the record states an abatement; it was read as resolved.");
            clinical = ClinicalStatus.Resolved;
        }
        return new Condition
        {
            Text = concept.Text,
            Codes = concept.Codes,
            Remarks = elements.Remarks,
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = onset,
            Recorded = recorded,
            Abatement = abatement,
        };
    }

    /// <summary>Whether a record no longer states what it says.</summary>
    public static bool IsTakenBack(Condition condition) =>
        condition is { ClinicalStatus: ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved } or { VerificationStatus: VerificationStatus.Refuted or VerificationStatus.EnteredInError };

    private static CalendarDate Abatement(R4.DataType? abatement, ElementReading elements)
    {
        if (abatement is R4.FhirDateTime day) return elements.End(day, "abatementDateTime");
        if (abatement is not R4.Period period) return default;
        var (start, end, isNoEnd) = elements.Period(period, "abatementPeriod");
        // Ruling 13: its end, else its start; "no end" is not the start.
        return end.IsGiven || isNoEnd ? end : start;
    }
}
