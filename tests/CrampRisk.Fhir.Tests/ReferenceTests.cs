namespace CrampRisk.Fhir.Tests;

/// <summary>Medication references (ruling 28) and what entries are called.</summary>
public sealed class ReferenceTests
{
    private const string Naproxen = """ "code":{"text":"naproxen","coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}]} """;

    [Test]
    public void A_contained_medication_is_found_whether_it_stands_before_or_after_its_reference()
    {
        var before = Some.Request($$""" "contained":[{"resourceType":"Organization","id":"a"},{"resourceType":"Medication","id":"b",{{Naproxen}}}],"medicationReference":{"reference":"#b"} """);
        var after = Some.Request($$""" "medicationReference":{"reference":"#b"},"contained":[{"id":"b",{{Naproxen}},"resourceType":"Medication"}] """);

        (before.Input, after.Input).Should().Be(("naproxen", "naproxen"));
        before.Codes.Should().Equal(new Coding(CodeSystem.RxNorm, "7258"));
    }

    [TestCase("Medication/1", null, null)]
    [TestCase("Medication/1/_history/3", null, null)]
    [TestCase("Medication/1", "http://fhir.example/r4/Medication/1", "http://fhir.example/r4/MedicationRequest/m1")]
    [TestCase("Medication/1", "http://fhir.example/r4/Medication/1", null)]
    [TestCase("http://fhir.example/r4/Medication/1", "http://fhir.example/r4/Medication/1", null)]
    [TestCase("http://fhir.example/r4/Medication/1/_history/2", "http://fhir.example/r4/Medication/1/_history/5", null)]
    [TestCase("http://fhir.example/r4/Medication/1", "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", null)]
    [TestCase("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", null)]
    [TestCase("urn:uuid:0C3151BD-1CBF-4d64-b04d-cd9187a4c6e0", "URN:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0", null)]
    [TestCase("urn:oid:1.2.3", "urn:oid:1.2.3", null)]
    public void A_medication_of_the_bundle_is_found_by_every_way_of_naming_it(string reference, string? fullUrl, string? referrer)
    {
        var request = $$$$"""{ {{{{Url(referrer)}}}}"resource":{"resourceType":"MedicationRequest","id":"m1","medicationReference":{"reference":"{{{{reference}}}}"}}}""";
        var product = $$$$"""{ {{{{Url(fullUrl)}}}}"resource":{"resourceType":"Medication","id":"1",{{{{Naproxen}}}}}}""";

        var requestFirst = Some.Read(Some.BundleOfEntries(request, product));
        var productFirst = Some.Read(Some.BundleOfEntries(product, request));

        (requestFirst.Medications[0].Text, productFirst.Medications[0].Text).Should().Be(("naproxen", "naproxen"));
        requestFirst.Medications[0].Remarks.Should().BeEmpty();
    }

    [Test]
    public void A_fullUrl_behind_its_resource_counts_as_well()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"resource":{"resourceType":"MedicationRequest","medicationReference":{"reference":"urn:uuid:1"}},"fullUrl":"urn:uuid:2"}""",
            $$"""{"resource":{"resourceType":"Medication",{{Naproxen}}},"fullUrl":"urn:uuid:1"}"""));

        (patient.Medications[0].Text, patient.Medications[0].Reference).Should().Be(("naproxen", "urn:uuid:2"));
    }

    [TestCase("http://other.example/Medication/1")]
    [TestCase("Medication/2")]
    [TestCase("urn:uuid:2")]
    [TestCase("#1")]
    public void A_reference_that_leads_nowhere_has_its_display_as_text(string reference)
    {
        var patient = Some.Read(Some.BundleOfEntries(
            $$$$"""{"resource":{"resourceType":"MedicationRequest","medicationReference":{"reference":"{{{{reference}}}}","display":"Naprosyn"}}}""",
            $$$$"""{"fullUrl":"http://fhir.example/Medication/1","resource":{"resourceType":"Medication","id":"1",{{{{Naproxen}}}}}}"""));

        patient.Medications[0].Text.Should().Be("Naprosyn");
        patient.Medications[0].Remarks.Should().Equal(new Remark(RemarkCode.ReferenceNotFollowed,
            $"The reference {reference} leads to no Medication in this document; its display was read as text."));
    }

    [Test]
    public void A_reference_that_leads_nowhere_without_a_display_names_itself()
    {
        var request = Some.Request(""" "medicationReference":{"reference":"Medication/9"} """);

        (request.Text, request.Codes.Length, request.Input).Should().Be((null, 0, "Medication/9"));
        request.Remarks.Should().Equal(new Remark(RemarkCode.ReferenceNotFollowed, "The reference Medication/9 leads to no Medication in this document and has no display."));
    }

    [Test]
    public void A_patient_by_uuid_is_one_patient_in_capitals_and_small_letters()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"fullUrl":"urn:uuid:ABC","resource":{"resourceType":"Patient","id":"1"}}""",
            """{"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:abc"}}}""",
            """{"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:Abc"}}}"""));

        (patient.Id, patient.Conditions.Length).Should().Be(("1", 2));
    }

    // Ruling 3.
    [TestCase("lorazepam", true)]
    [TestCase("NAPROXEN", false)]
    [TestCase("Naprosyn 500 mg", false)]
    public void A_display_that_names_something_else_than_the_product_is_remarked(string display, bool disagrees)
    {
        var medication = Some.Read(Some.Bundle($$"""{"resourceType":"Medication","id":"1",{{Naproxen}}}""",
            $$$"""{"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/1","display":"{{{display}}}"}}""")).Medications.Single();

        medication.Input.Should().Be("naproxen");
        EntryOf(medication).Remarks.Select(remark => remark.Code).Should().Equal(disagrees ? [RemarkCode.DisplayDisagrees] : []);
    }

    [Test]
    public void Tags_of_a_contained_product_are_not_those_of_the_record()
    {
        var request = Some.Request("""
            "contained":[{"resourceType":"Medication","id":"x","meta":{"tag":[{"system":"urn:x-cramprisk","code":"new"},{"system":"urn:x-cramprisk","code":"status:stopped"}]},"code":{"text":"naproxen"}}],
            "medicationReference":{"reference":"#x"}
            """);

        (request.IsNew, request.Status).Should().Be((false, MedicationStatus.Unknown));
    }

    [Test]
    public void A_reference_of_a_display_alone_is_text()
    {
        var request = Some.Request(""" "medicationReference":{"display":"Naprosyn"} """);

        request.Text.Should().Be("Naprosyn");
        request.Remarks.Should().Equal(new Remark(RemarkCode.ReferenceNotFollowed, "The medication's reference names no resource; its display was read as text."));
    }

    [Test]
    public void Two_products_with_one_id_are_told_apart_by_their_addresses_or_not_at_all()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"fullUrl":"http://a/Medication/1","resource":{"resourceType":"Medication","id":"1","code":{"text":"naproxen"}}}""",
            """{"fullUrl":"http://b/Medication/1","resource":{"resourceType":"Medication","id":"1","code":{"text":"raloxifene"}}}""",
            """{"fullUrl":"http://b/MedicationRequest/1","resource":{"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/1"}}}""",
            """{"resource":{"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/1","display":"?"}}}"""));

        patient.Medications.Select(medication => medication.Text).Should().Equal("raloxifene", "?");
    }

    [Test]
    public void An_entry_is_called_by_type_and_id_else_fullUrl_else_place()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Condition","id":"c1"}}""",
            """{"fullUrl":"urn:uuid:2","resource":{"resourceType":"Condition"}}""",
            """{"resource":{"resourceType":"Condition"}}""",
            """{"resource":{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Condition"}}]}}"""));

        patient.Conditions.Select(condition => condition.Reference).Should().Equal("Condition/c1", "urn:uuid:2", "entry[2]", "entry[3].resource.entry[0]");
    }

    [Test]
    public void A_single_resource_without_id_is_called_by_its_type()
    {
        var patient = Some.Read("""{"resourceType":"Procedure"}""");

        patient.Procedures[0].Reference.Should().Be("Procedure");
    }

    [TestCase("""{"coding":[{"system":"http://snomed.info/sct","code":"385219001"}]}""", "solution for injection", EntryOutcome.Flagged)]
    [TestCase("""{"coding":[{"system":"http://snomed.info/sct","code":"385219001","display":"Injection solution (qualifier value)"}]}""", "Injection solution (qualifier value)", EntryOutcome.Flagged)]
    [TestCase("""{"coding":[{"system":"http://snomed.info/sct","code":"385049006"}]}""", "capsule", EntryOutcome.RuledOut)]
    [TestCase("""{"text":"Oral capsule","coding":[{"code":"17"}]}""", "Oral capsule", EntryOutcome.RuledOut)]
    [TestCase("""{"coding":[{"code":"17"}]}""", null, EntryOutcome.Flagged)]
    public void The_form_of_a_product_gives_the_route(string form, string? words, EntryOutcome outcome)
    {
        var product = $$"""{"resourceType":"Medication","id":"x","code":{"text":"iron sucrose"},"form":{{form}}}""";
        var contained = Some.Request($$""" "contained":[{{product}}],"medicationReference":{"reference":"#x"} """);
        var referred = Some.Read(Some.Bundle(product, """{"resourceType":"MedicationAdministration","status":"completed","medicationReference":{"reference":"Medication/x"}}""")).Medications[0];

        (contained.DoseForm, referred.DoseForm).Should().Be((words, words));
        var report = CrampRiskScreener.CreateDefault().Screen(new Patient { Medications = [contained, referred] }, new DateOnly(2026, 11, 24));
        report.Entries.Select(entry => entry.Outcome).Should().Equal(outcome, outcome);
        report.Flags.Select(flag => flag.Certainty).Should().Equal(outcome == EntryOutcome.RuledOut ? [] : [words is null ? Certainty.Possible : Certainty.Definite]);
    }

    [Test]
    public void The_route_of_the_dosage_comes_before_the_form()
    {
        var patient = Some.Read("""
            {"resourceType":"MedicationRequest","contained":[{"resourceType":"Medication","id":"x","code":{"text":"iron sucrose"},"form":{"text":"solution for injection"}}],
            "medicationReference":{"reference":"#x"},"dosageInstruction":[{"route":{"coding":[{"code":"26643006"}]}}]}
            """);

        var entry = CrampRiskScreener.CreateDefault().Screen(patient, new DateOnly(2026, 11, 24)).Entries.Single();

        entry.Outcome.Should().Be(EntryOutcome.RuledOut);
        entry.Remarks.Select(remark => remark.Code).Should().Equal(RemarkCode.RouteDisagrees);
    }

    private static string Url(string? fullUrl) => fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",";

    [TestCase("""[{"itemCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}]}},{"isActive":false,"itemCodeableConcept":{"text":"starch"}}]""", null, "rxnorm:7258")]
    public void A_product_without_a_code_is_its_ingredients(string ingredients, string? text, string? code)
    {
        var medication = Some.Request($$"""
            "contained":[{"resourceType":"Medication","id":"x","ingredient":{{ingredients}}}],"medicationReference":{"reference":"#x"}
            """);

        (medication.Text, medication.Codes.IsEmpty ? null : medication.Codes.Single().ToString()).Should().Be((text, code));
    }

    [TestCase("""[{"itemCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}]}},{"itemCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"283742"}]}}]""", "rxnorm:7258 / rxnorm:283742")]
    [TestCase("""[{"itemCodeableConcept":{"text":"naproxen"}},{"itemCodeableConcept":{"coding":[{"display":"esomeprazole"}]}}]""", "naproxen / esomeprazole")]
    public void Several_ingredients_are_one_product_with_or_without_their_names(string ingredients, string input)
    {
        var medication = Some.Request($$""" "contained":[{"resourceType":"Medication","id":"x","ingredient":{{ingredients}}}],"medicationReference":{"reference":"#x"} """);

        var entry = EntryOf(medication);

        (medication.Input, entry.Outcome).Should().Be((input, EntryOutcome.Flagged));
        entry.Concepts.Should().BeEquivalentTo("drug:naproxen", "drug:esomeprazole");
        entry.Remarks.Should().BeEmpty();
    }

    [Test]
    public void Beside_a_local_code_the_ingredients_say_what_it_is()
    {
        var entry = EntryOf(Some.Request("""
            "contained":[{"resourceType":"Medication","id":"x","code":{"coding":[{"system":"http://site.example","code":"X12"}],"text":"house mix"},
            "ingredient":[{"itemCodeableConcept":{"text":"naproxen"}},{"itemCodeableConcept":{"text":"starch"},"isActive":false}]}],"medicationReference":{"reference":"#x"}
            """));

        (entry.Entry.Input, entry.Outcome).Should().Be(("house mix", EntryOutcome.Flagged));
        entry.Remarks.Select(remark => remark.Code).Should().Equal(RemarkCode.CodeNotRead);
    }

    [TestCase("#s", """{"resourceType":"Substance","id":"s","code":{"text":"naproxen"}}""")]
    [TestCase("#s", """{"resourceType":"Medication","id":"s","code":{"text":"naproxen"}}""")]
    [TestCase("Substance/s", null)]
    [TestCase("Medication/m", null)]
    [TestCase("http://one.test/fhir/Substance/s/_history/2", null)]
    public void The_reference_of_an_ingredient_is_followed(string reference, string? contained)
    {
        var ingredient = $"\"ingredient\":[{{\"itemReference\":{{\"reference\":\"{reference}\"}}}}]";
        var inside = contained is null ? "" : $"{contained},";
        var patient = Some.Read(Some.Bundle(
            $$$"""{"resourceType":"MedicationRequest","contained":[{{{inside}}}{"resourceType":"Medication","id":"x",{{{ingredient}}}}],"medicationReference":{"reference":"#x"}}""",
            """{"resourceType":"MedicationRequest","medicationReference":{"reference":"Medication/y"}}""",
            $$$"""{"resourceType":"Medication","id":"y",{{{ingredient}}},"contained":[{{{contained}}}]}""",
            """{"resourceType":"Substance","id":"s","code":{"text":"naproxen"}}""", """{"resourceType":"Medication","id":"m","code":{"text":"naproxen"}}"""));

        patient.Medications.Select(medication => (medication.Text, medication.Remarks.Length)).Should().Equal(("naproxen", 0), ("naproxen", 0));
    }

    [Test]
    public void A_substance_of_a_bulk_export_is_followed_as_well()
    {
        var reader = new FhirBulkReader();
        reader.TryAdd("""{"resourceType":"MedicationStatement","subject":{"reference":"Patient/a"},"medicationReference":{"reference":"Medication/m"}}"""u8, "1");
        reader.TryAdd("""{"resourceType":"Medication","id":"m","ingredient":[{"itemReference":{"reference":"Substance/s"}}]}"""u8, "2");
        reader.TryAdd("""{"resourceType":"Substance","id":"s","code":{"text":"naproxen"}}"""u8, "3");

        reader.ToPatients().Single().Medications.Single().Text.Should().Be("naproxen");
    }

    // Ruling 28, for the parts of a product.
    [Test]
    public void The_reference_of_an_ingredient_that_leads_nowhere_is_its_display_or_named()
    {
        var medication = Some.Request("""
            "contained":[{"resourceType":"Medication","id":"x","ingredient":[{"itemReference":{"reference":"Substance/8","display":"naproxen"}},{"itemReference":{"reference":"#9"}},{"itemReference":{"display":"esomeprazole"}}]}],
            "medicationReference":{"reference":"#x"}
            """);

        var report = CrampRiskScreener.CreateDefault().Screen(new Patient { Medications = [medication] }, new DateOnly(2026, 11, 24));

        report.Flags.Single(flag => flag.Rule.Id == "naproxen").Certainty.Should().Be(Certainty.Possible);
        medication.Remarks.Should().Equal(
            new Remark(RemarkCode.ReferenceNotFollowed, "The reference Substance/8 of an ingredient leads to no Medication or Substance in this document; its display was read as text."),
            new Remark(RemarkCode.ReferenceNotFollowed, "The reference #9 of an ingredient leads to no Medication or Substance in this document and has no display."),
            new Remark(RemarkCode.ReferenceNotFollowed, "The reference of an ingredient names no resource; its display was read as text."));
    }

    [Test]
    public void Where_the_product_has_a_code_references_of_its_ingredients_may_lead_nowhere()
    {
        var medication = Some.Request("""
            "contained":[{"resourceType":"Medication","id":"x","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}]},"ingredient":[{"itemReference":{"reference":"Substance/8"}}]}],
            "medicationReference":{"reference":"#x"}
            """);

        medication.Remarks.Should().BeEmpty();
    }

    private static ReportEntry EntryOf(Medication medication) =>
        CrampRiskScreener.CreateDefault().Screen(new Patient { Medications = [medication] }, new DateOnly(2026, 11, 24)).Entries.Single();
}
