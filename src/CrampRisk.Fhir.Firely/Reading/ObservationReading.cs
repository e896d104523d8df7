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
        var value = new ObservedValue
        {
            Effective = effective,
            Date = elements.Start(observation.Value as R4.FhirDateTime, "valueDateTime"),
            Quantity = QuantityOf(observation.Value),
            Answer = ElementReading.Concept(observation.Value as R4.CodeableConcept),
            Words = (observation.Value as R4.FhirString)?.Value,
            IsMistake = observation.StatusElement?.JsonValue is "entered-in-error" or "cancelled",
            HasFocus = FocusOf(observation).Length > 0,
            IsOfAsOfDate = ElementReading.Tags(observation).Codes.Contains(EntryTags.OfAsOfDate),
        };
        return value.ToCondition(fact, elements.Remarks);
    }

    /// <summary>The reference to what it is about; empty as a rule.</summary>
    public static string FocusOf(R4.Observation observation) => observation.Focus.LastOrDefault(focus => focus.Reference is not null)?.Reference ?? "";

    private static QuantityElement QuantityOf(R4.DataType? value) =>
        value is R4.Integer number ? new QuantityElement(number.Value, null, null) : DosageReading.Quantity(value as R4.Quantity);
}
