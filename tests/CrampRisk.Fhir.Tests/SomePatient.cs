using System.Collections.Immutable;
using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>Patients at random, of everything that an entry can hold.</summary>
internal static class SomePatient
{
    private static readonly Gen<string> Words = OneOf("naproxen 500 mg", "iron sucrose", "Ménière \"&\" <x>", "1", "pregnancy", "\u0001\n");

    private static readonly Gen<CalendarDate> Dates = Gen.OneOf(
        Gen.Const(default(CalendarDate)),
        Gen.Int[0, 20_000].Select(day => CalendarDate.FromDay(new DateOnly(1980, 1, 1).AddDays(day))),
        OneOf("2020", "2021-05").Select(CalendarDate.Parse));

    private static readonly Gen<Coding> Codings = Gen.Select(
        Gen.Enum<CodeSystem>(), OneOf("7258", "K74.60", "19943007", "0069-3150-83", "not a code", ""), Gen.OneOf(Gen.Const((string?)null), Words.Select(words => (string?)words)),
        (system, code, display) => new Coding(system, code, code.Length == 0 ? display ?? "x" : display));

    private static readonly Gen<Dose> Doses = Gen.Select(
        OneOf(0.5m, 500m, 1.25m), OneOf("mg", "tablet"),
        Gen.OneOf(Gen.Const((decimal?)null), OneOf(1m, 2m, 3m, 0.5m, 0.1428571429m, 0.0328542094m, 24m, 1.5m, 0.3333333333m).Select(times => (decimal?)times)),
        (value, unit, perDay) => new Dose(value, unit, perDay));

    private static readonly Gen<Medication> Medications = Gen.Select(
        Gen.Select(Optional(Words), Codings.Array[0, 3], OneOf(null, "MedicationRequest/1", "MedicationStatement/a.b", "line 7", "urn:uuid:1", "MedicationDispense/no id")),
        Gen.Select(Gen.Enum<MedicationKind>(), Gen.Enum<MedicationStatus>(), Gen.Enum<MedicationIntent>(), Gen.Enum<Route>()),
        Gen.Select(Dates, Dates, Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 400].Select(days => (int?)days))),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Optional(Words), Gen.OneOf(Gen.Const((Dose?)null), Doses.Select(dose => (Dose?)dose)), Optional(OneOf("tablet", "solution for injection")), Codings.Array[0, 3]),
        (what, record, when, how) => new Medication
        {
            Text = what.Item1,
            Codes = [.. what.Item2],
            Reference = what.Item3,
            Kind = record.Item1,
            Status = record.Item2,
            Intent = record.Item3,
            Route = record.Item4,
            Start = when.Item1,
            End = when.Item2,
            DaysSupply = when.Item3,
            IsNew = how.Item1,
            DoNotPerform = how.Item2,
            AsNeeded = how.Item3,
            Directions = how.Item4,
            Dose = how.Item5,
            DoseForm = how.Item6,
            // One ingredient of a product without a code is the product.
            Ingredients = how.Item7.Length == 1 && what.Item1 is null && what.Item2.Length == 0 ? [] : [.. how.Item7],
        });

    private static readonly Gen<Condition> Conditions = Gen.Select(
        Gen.Select(Optional(Words), Codings.Array[0, 3], OneOf(null, "Condition/1", "Condition/2", "pregnancy-0", "Observation/4")),
        Gen.Enum<ClinicalStatus>(), Gen.Enum<VerificationStatus>(), Gen.Select(Dates, Dates, Dates, Dates),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 45].Select(weeks => (int?)weeks)),
        (what, clinical, verification, when, weeks) => new Condition
        {
            Text = what.Item1,
            Codes = [.. what.Item2],
            Reference = what.Item3,
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = when.Item1,
            Abatement = when.Item2,
            Recorded = when.Item3,
            DueDate = when.Item4,
            GestationalWeeks = weeks,
        });

    private static readonly Gen<Procedure> Procedures = Gen.Select(Optional(Words), Codings.Array[0, 2], Gen.Enum<ProcedureStatus>(), Dates, Dates,
        (text, codes, status, start, end) => new Procedure { Text = text, Codes = [.. codes], Status = status, Start = start, End = end });

    /// <summary>A patient with odd and good values; some lists are absent.</summary>
    public static readonly Gen<Patient> Any = Gen.Select(OneOf(null, "p1", "MRN 00/12 \u00e4"), List(Medications), List(Conditions), List(Procedures), Gen.Bool, Gen.Bool)
        .Select(parts => new Patient
        {
            Id = parts.Item1,
            Medications = parts.Item2,
            Conditions = parts.Item3,
            Procedures = parts.Item4,
            NoKnownMedications = parts.Item5 && parts.Item2.IsDefaultOrEmpty,
            NoKnownConditions = parts.Item6 && parts.Item3.IsDefaultOrEmpty,
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string?> Optional(Gen<string> texts) => Gen.OneOf(Gen.Const((string?)null), texts.Select(text => (string?)text));

    private static Gen<ImmutableArray<T>> List<T>(Gen<T> entries) => Gen.OneOf(Gen.Const(default(ImmutableArray<T>)), entries.Array[0, 4].Select(array => array.ToImmutableArray()));
}
