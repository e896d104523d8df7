using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>Patient → FHIR → patient is the identity on what rules use.</summary>
public sealed class FhirWriterTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly Regex Address = new("\"fullUrl\":\"urn:uuid:[0-9a-f-]{36}\",");

    [Test]
    public void What_rules_use_of_any_patient_comes_back()
    {
        SomePatient.Any.Sample(patient => Used(Again(patient)).Should().Equal(Used(patient)), iter: 3_000);
    }

    [TestCaseSource(typeof(RealBundlesTests), nameof(RealBundlesTests.Files))]
    public void What_rules_use_of_a_real_bundle_comes_back_and_its_report_is_the_same(string path)
    {
        if (Path.GetFileName(path).StartsWith("dstu2", StringComparison.Ordinal)) return;
        var patient = FhirReader.Read(TestData.Unzipped(path));

        var again = Again(patient);

        Used(again).Should().Equal(Used(patient));
        var screener = CrampRiskScreener.CreateDefault();
        var (before, after) = (screener.Screen(patient, Day), screener.Screen(again, Day));
        after.Flags.Select(flag => (flag.Id, flag.Certainty)).Should().Equal(before.Flags.Select(flag => (flag.Id, flag.Certainty)));
        after.Entries.Select(entry => (entry.Entry.Input, entry.Outcome)).Should().Equal(before.Entries.Select(entry => (entry.Entry.Input, entry.Outcome)));
    }

    [Test]
    public void A_request_is_written_as_FHIR_has_it()
    {
        var patient = new Patient
        {
            Id = "p1",
            Medications =
            [
                new Medication
                {
                    Kind = MedicationKind.Request, Status = MedicationStatus.Active, Intent = MedicationIntent.Order, Text = "naproxen", Codes = [new Coding(CodeSystem.RxNorm, "7258")],
                    Reference = "MedicationRequest/m1", Start = CalendarDate.Parse("2026-01-05"), End = CalendarDate.Parse("2026-02"), DaysSupply = 30, Route = Route.Oral,
                    Directions = "with food", Dose = new Dose(500, "mg", 2), IsNew = true,
                },
            ],
        };

        WithoutAddresses(Written(patient)).Should().Be("""
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p1"}},
            {"resource":{"resourceType":"MedicationRequest","id":"m1","meta":{"tag":[{"system":"urn:x-cramprisk","code":"new"}]},"status":"active",
            "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}],"text":"naproxen"},"subject":{"reference":"Patient/p1"},
            "intent":"order","authoredOn":"2026-01-05",
            "dosageInstruction":[{"text":"with food","timing":{"repeat":{"boundsPeriod":{"end":"2026-02"},"frequency":2,"period":1,"periodUnit":"d"}},
            "route":{"coding":[{"system":"http://snomed.info/sct","code":"26643006"}]},"doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg"}}]}],
            "dispenseRequest":{"expectedSupplyDuration":{"value":30,"unit":"days","system":"http://unitsofmeasure.org","code":"d"}}}}]}
            """.ReplaceLineEndings("").Trim());
    }

    [Test]
    public void Each_entry_has_an_address_of_its_own_that_does_not_change()
    {
        var patient = new Patient { Id = "p1", Conditions = [CrampRisk.Condition.FromText("x"), CrampRisk.Condition.FromText("x")] };

        var addresses = Address.Matches(Written(patient)).Select(match => match.Value).ToList();

        addresses.Should().HaveCount(3).And.OnlyHaveUniqueItems();
        Address.Matches(Written(patient)).Select(match => match.Value).Should().Equal(addresses);
        Address.Matches(Written(patient with { Id = "p2" })).Select(match => match.Value).Should().NotIntersectWith(addresses);
    }

    [Test]
    public void A_condition_that_is_over_and_active_is_valid_FHIR_and_comes_back_active()
    {
        var patient = new Patient { Conditions = [new Condition { Text = "x", ClinicalStatus = ClinicalStatus.Active, Abatement = CalendarDate.Parse("2020-01-01") }] };

        Written(patient).Should().Contain("\"code\":\"clinical:active\"").And.Contain("condition-clinical\",\"code\":\"resolved\"");
        Again(patient).Conditions[0].ClinicalStatus.Should().Be(ClinicalStatus.Active);
    }

    [TestCase("Naprosyn", null)]
    [TestCase(null, "Medication/9")]
    public void A_reference_that_was_not_followed_is_still_not_followed(string? text, string? asGiven)
    {
        var patient = new Patient { Medications = [new Medication { Text = text, AsGiven = asGiven, Remarks = [new Remark(RemarkCode.ReferenceNotFollowed, "x")] }] };

        var again = Again(patient).Medications[0];

        (again.Text, again.AsGiven, again.Remarks.Single().Code).Should().Be((text, asGiven, RemarkCode.ReferenceNotFollowed));
    }

    [Test]
    public void An_ingredient_that_was_not_followed_is_still_not_followed()
    {
        var patient = new Patient
        {
            Medications =
            [
                new Medication
                {
                    Ingredients = [new Coding(CodeSystem.RxNorm, "7258"), new Coding(CodeSystem.Unknown, "", "esomeprazole")],
                    AsGiven = "rxnorm:7258 / esomeprazole", Remarks = [new Remark(RemarkCode.ReferenceNotFollowed, "x")],
                },
            ],
        };

        var again = Again(patient).Medications[0];

        (again.Input, again.Remarks.Single().Code).Should().Be(("rxnorm:7258 / esomeprazole", RemarkCode.ReferenceNotFollowed));
        again.Ingredients.Should().Equal(patient.Medications[0].Ingredients);
    }

    [Test]
    public void A_stream_gets_the_same_bytes_and_stays_open()
    {
        using var stream = new MemoryStream();

        FhirWriter.Write(new Patient { Id = "p1", Conditions = [] }, stream);

        Encoding.UTF8.GetString(stream.ToArray()).Should().Be(Written(new Patient { Id = "p1", Conditions = [] }));
    }

    private static string WithoutAddresses(string bundle) => Address.Replace(bundle, "");

    private static Patient Again(Patient patient) => FhirReader.Read(Encoding.UTF8.GetBytes(Written(patient)));

    private static string Written(Patient patient)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) FhirWriter.Write(patient, json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static List<object?> Used(Patient patient)
    {
        List<object?> used = [patient.Id, patient.StateOf(EntryList.Medications), patient.StateOf(EntryList.Conditions), patient.StateOf(EntryList.Procedures)];
        foreach (var entry in patient.Medications.IsDefault ? [] : patient.Medications)
        {
            AddEntry(used, entry);
            // Lists, requests and statements have one period; of the intents only those count that are no order.
            used.Add(entry.Kind is MedicationKind.Dispense or MedicationKind.Administration ? entry.Kind : MedicationKind.List);
            used.Add(entry.Intent is MedicationIntent.Proposal or MedicationIntent.Plan or MedicationIntent.Option ? entry.Intent : default);
            used.AddRange([entry.Status, entry.Route, entry.Start, entry.End, entry.IsNew, entry.DoNotPerform, entry.Directions, entry.DoseForm, string.Join(';', entry.Ingredients.Select(ingredient => $"{ingredient}|{ingredient.Display}"))]);
            if (entry.Kind == MedicationKind.Administration) used.Add(entry.Dose is null ? null : entry.Dose with { PerDay = null });
            else used.AddRange([entry.DaysSupply, entry.AsNeeded, entry.Dose]);
        }
        foreach (var entry in patient.Conditions.IsDefault ? [] : patient.Conditions)
        {
            AddEntry(used, entry);
            used.AddRange([entry.ClinicalStatus, entry.VerificationStatus, entry.Onset, entry.Abatement, entry.Recorded, entry.DueDate, entry.GestationalWeeks]);
        }
        foreach (var entry in patient.Procedures.IsDefault ? [] : patient.Procedures)
        {
            AddEntry(used, entry);
            used.AddRange([entry.Status, entry.Start, entry.End]);
        }
        return used;
    }

    private static void AddEntry(List<object?> used, Entry entry)
    {
        used.Add(entry.Text);
        used.Add(entry.Codes.Length);
        used.AddRange(entry.Codes);
        used.Add(entry.Remarks.Any(remark => remark.Code == RemarkCode.ReferenceNotFollowed));
    }
}
