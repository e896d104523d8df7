using System.Text;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>Reads the few Observations that speak of a pregnancy.</summary>
internal static class ObservationReading
{
    /// <summary>What an Observation speaks of, by its first code that is in the table.</summary>
    public static PregnancyFact FactOf(R4.Observation observation) =>
        ElementReading.Concept(observation.Code).Codes.Select(coding => PregnancyCodes.Of(Encoding.UTF8.GetBytes(coding.Code))).FirstOrDefault(fact => fact != PregnancyFact.None);

    /// <summary>The condition entry that it becomes; null where it has no usable value.</summary>
    public static Condition? Of(R4.Observation observation, PregnancyFact fact, ElementReading elements)
    {
        var effective = observation.Effective is R4.Period period ? elements.Period(period, "effectivePeriod").Start : elements.Start(observation.Effective as R4.PrimitiveType, "effectiveDateTime");
        var dueDate = elements.Start(observation.Value as R4.FhirDateTime, "valueDateTime");
        var weeks = fact == PregnancyFact.Weeks ? ObservationResource.WeeksOf(QuantityOf(observation.Value)) : null;
        // No weeks at all are a field left at its default, unless the record says of which condition.
        if (weeks == 0 && FocusOf(observation).Length == 0) weeks = null;
        var isPregnant = fact == PregnancyFact.Status ? ObservationResource.IsPregnant(ElementReading.Concept(observation.Value as R4.CodeableConcept)) : true;
        if (isPregnant is null || (fact == PregnancyFact.DueDate && !dueDate.IsGiven) || (fact == PregnancyFact.Weeks && weeks is null)) return null;
        return new Condition
        {
            Codes = [isPregnant.Value ? ObservedPregnancy.Pregnant : ObservedPregnancy.NotPregnant],
            Remarks = elements.Remarks,
            VerificationStatus = observation.StatusElement?.JsonValue is "entered-in-error" or "cancelled" ? VerificationStatus.EnteredInError : VerificationStatus.Unknown,
            Recorded = effective,
            DueDate = fact == PregnancyFact.DueDate ? dueDate : default,
            GestationalWeeks = weeks,
        };
    }

    /// <summary>The reference to what it is about; empty as a rule.</summary>
    public static string FocusOf(R4.Observation observation) => observation.Focus.LastOrDefault(focus => focus.Reference is not null)?.Reference ?? "";

    private static QuantityElement QuantityOf(R4.DataType? value) =>
        value is R4.Integer number ? new QuantityElement(number.Value, null, null) : DosageReading.Quantity(value as R4.Quantity);
}
