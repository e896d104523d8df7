using Hl7.Fhir.Utility;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>What the dosage instructions of one record say together.</summary>
/// <param name="Route">The one route that they state; unknown where they state several.</param>
/// <param name="Directions">Words about the route that no table has, and the instructions as text; null where there are none.</param>
/// <param name="AsNeeded">True where there are instructions and each of them is as needed.</param>
/// <param name="Dose">The one dose that they state; null where they state several.</param>
/// <param name="End">The latest end of their <c>timing.repeat.boundsPeriod</c>; not given where one of them states none.</param>
internal sealed record DosageReading(Route Route, string? Directions, bool AsNeeded, Dose? Dose, CalendarDate End)
{
    // As the raw reader: beyond this a frequency or period is a slip of the pen.
    private const decimal Limit = 1_000_000m;

    public static DosageReading Of(IReadOnlyList<R4.Dosage> dosages, ElementReading elements, string field)
    {
        var parts = dosages.Select((dosage, index) => Part(dosage, elements, FormattableString.Invariant($"{field}[{index}]"))).ToList();
        return new DosageReading(
            OnlyOne(parts.Select(part => part.Route).Where(route => route != Route.Unknown)),
            Joined(parts.Select(part => part.Directions)),
            parts.Count > 0 && parts.TrueForAll(part => part.AsNeeded),
            OnlyOne(parts.Select(part => part.Dose).OfType<Dose>()),
            parts.TrueForAll(part => part.End.IsGiven) ? parts.Select(part => part.End).OrderByDescending(end => end.Last).FirstOrDefault() : default);
    }

    /// <summary>The dosage of an administration, which is a type of its own without timing.</summary>
    public static DosageReading Of(R4.MedicationAdministration.DosageComponent? dosage, ElementReading elements)
    {
        if (dosage is null) return new DosageReading(Route.Unknown, null, false, null, default);
        var route = RouteOf(dosage.Route, elements, out var words);
        return new DosageReading(route, Joined([words, dosage.Text]), false, Quantity(dosage.Dose).AsDose(null), default);
    }

    public static QuantityElement Quantity(R4.Quantity? quantity) => new(quantity?.Value, quantity?.Unit, quantity?.Code);

    private static DosageReading Part(R4.Dosage dosage, ElementReading elements, string field)
    {
        var route = RouteOf(dosage.Route, elements, out var words);
        var end = elements.Period(dosage.Timing?.Repeat?.Bounds as R4.Period, $"{field}.timing.repeat.boundsPeriod").End;
        var quantities = dosage.DoseAndRate.Select(doseAndRate => doseAndRate.Dose).OfType<R4.Quantity>().ToList();
        var dose = Quantity(quantities.Find(quantity => quantity.Value is not null) ?? quantities.LastOrDefault());
        return new DosageReading(route, Joined([words, dosage.Text ?? dosage.PatientInstruction]),
            dosage.AsNeeded is R4.CodeableConcept or R4.FhirBoolean { Value: true }, dose.AsDose(PerDay(dosage.Timing)), end);
    }

    private static Route RouteOf(R4.CodeableConcept? concept, ElementReading elements, out string? words)
    {
        var route = FhirRoutes.Of(ElementReading.Concept(concept), out words);
        if (words is not null) elements.Add(FhirRoutes.NotKnown(words));
        return route;
    }

    private static decimal? PerDay(R4.Timing? timing)
    {
        var repeat = timing?.Repeat;
        var days = repeat?.Period is > 0 and < Limit and var period ? QuantityElement.DaysOf(repeat.PeriodUnit?.GetLiteral()) * period : null;
        if (days is > 1 / Limit and < Limit && (repeat?.Frequency ?? 1) is > 0 and < (int)Limit and var times) return TimingElement.Rounded(times / days.Value);
        return ElementReading.Concept(timing?.Code).Codes.Select(coding => TimingElement.OfCode(coding.Code)).FirstOrDefault(times => times is not null);
    }

    private static T? OnlyOne<T>(IEnumerable<T> values)
    {
        var distinct = values.Distinct().Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : default;
    }

    private static string? Joined(IEnumerable<string?> texts)
    {
        var said = texts.Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return said.Count == 0 ? null : string.Join("; ", said);
    }
}
