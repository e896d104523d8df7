namespace CrampRisk.Fhir.Tests;

/// <summary>Statements about a whole list: none known, empty, not asked.</summary>
public sealed class ListStateTests
{
    private const string Ips = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private const string Sct = "http://snomed.info/sct";

    [TestCase(Ips, "no-known-medications")]
    [TestCase(Sct, "787481004")]
    public void A_statement_of_no_known_medications_is_no_entry(string system, string code)
    {
        var patient = Some.Read($$$"""{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{"coding":[{"system":"{{{system}}}","code":"{{{code}}}"}]}}""");

        (patient.StateOf(EntryList.Medications), patient.Medications.Length, patient.Notices.Length).Should().Be((ListState.NoneKnown, 0, 0));
    }

    [TestCase(Ips, "no-known-problems")]
    [TestCase(Sct, "160245001")]
    public void A_condition_of_no_known_problems_is_no_entry(string system, string code)
    {
        var patient = Some.Read($$$"""{"resourceType":"Condition","code":{"coding":[{"system":"{{{system}}}","code":"{{{code}}}"}]}}""");

        (patient.StateOf(EntryList.Conditions), patient.Conditions.Length, patient.Notices.Length).Should().Be((ListState.NoneKnown, 0, 0));
    }

    [Test]
    public void No_information_about_medications_leaves_the_list_absent_and_says_so()
    {
        var patient = Some.Read("""{"resourceType":"MedicationStatement","medicationCodeableConcept":{"coding":[{"code":"no-medication-info"}]}}""");

        patient.StateOf(EntryList.Medications).Should().Be(ListState.Absent);
        patient.Notices.Select(said => said.Text).Should().Equal("The record gives no medication list: no information is available.");
    }

    [Test]
    public void A_statement_beside_entries_is_a_notice()
    {
        var patient = Some.Read(Some.Bundle("""{"resourceType":"Condition","code":{"coding":[{"code":"no-known-problems"}]}}""", """{"resourceType":"Condition","id":"2","code":{"text":"cirrhosis"}}"""));

        (patient.StateOf(EntryList.Conditions), patient.Conditions.Length).Should().Be((ListState.Given, 1));
        patient.Notices.Select(said => said.Text).Should().Equal("The record states that no conditions are known, and lists some: those were read.");
    }

    [TestCase("\"verificationStatus\":{\"coding\":[{\"code\":\"entered-in-error\"}]}")]
    [TestCase("\"clinicalStatus\":{\"coding\":[{\"code\":\"inactive\"}]}")]
    public void A_statement_that_was_taken_back_says_nothing(string status)
    {
        var patient = Some.Read($$"""{"resourceType":"Condition","code":{"coding":[{"code":"no-known-problems"}]},{{status}}}""");

        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
    }

    [Test]
    public void A_code_of_something_beside_it_makes_it_an_entry()
    {
        var patient = Some.Read("""{"resourceType":"Condition","code":{"coding":[{"code":"no-known-problems"},{"system":"http://snomed.info/sct","code":"19943007"}]}}""");

        patient.Conditions.Should().ContainSingle();
    }

    [TestCase("10160-0", EntryList.Medications)]
    [TestCase("medications", EntryList.Medications)]
    [TestCase("11450-4", EntryList.Conditions)]
    [TestCase("problems", EntryList.Conditions)]
    public void An_empty_list_of_which_nil_is_known_is_none_known(string code, EntryList list)
    {
        var patient = Some.Read(Some.Bundle(List(code, "\"emptyReason\":{\"coding\":[{\"code\":\"nilknown\"}]}")));

        (patient.StateOf(list), patient.Notices.Length).Should().Be((ListState.NoneKnown, 0));
    }

    [TestCase("notasked", "The record gives no medication list: nobody was asked.")]
    [TestCase("withheld", "The record gives no medication list: it is withheld.")]
    [TestCase("unavailable", "The record gives no medication list: it is unavailable.")]
    [TestCase("notstarted", "The record gives no medication list: it was not begun.")]
    [TestCase("closed", "The record gives no medication list: it is closed.")]
    [TestCase("lost", "The record gives no medication list: for a reason that FHIR does not have.")]
    public void A_list_that_is_empty_for_another_reason_is_absent_and_says_why(string reason, string notice)
    {
        var patient = Some.Read(Some.Bundle(List("10160-0", $$"""{{""}}"emptyReason":{"coding":[{"code":"{{reason}}"}]}""")));

        patient.StateOf(EntryList.Medications).Should().Be(ListState.Absent);
        patient.Notices.Select(said => said.Text).Should().Equal(notice);
    }

    [Test]
    public void A_list_without_entries_and_without_a_reason_is_empty()
    {
        var patient = Some.Read(Some.Bundle(List("11450-4", "\"mode\":\"working\"")));

        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Empty);
    }

    [TestCase("\"mode\":\"changes\"")]
    [TestCase("\"entry\":[{\"item\":{\"reference\":\"Condition/9\"}}]")]
    public void A_list_of_changes_or_with_entries_says_nothing(string field)
    {
        Some.Read(Some.Bundle(List("11450-4", field))).StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
    }

    [Test]
    public void A_retired_list_says_nothing()
    {
        var list = List("11450-4", "\"mode\":\"working\"").Replace("current", "retired", StringComparison.Ordinal);

        Some.Read(Some.Bundle(list)).StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
    }

    [Test]
    public void Sections_of_a_document_are_read_for_their_emptyReason_also_inside_each_other()
    {
        var patient = Some.Read(Some.Bundle("""
            {"resourceType":"Composition","section":[
              {"code":{"coding":[{"system":"http://loinc.org","code":"10160-0"}]},"emptyReason":{"coding":[{"code":"nilknown"}]}},
              {"title":"Problems","section":[{"code":{"coding":[{"system":"http://loinc.org","code":"11450-4"}]},"emptyReason":{"coding":[{"code":"unavailable"}]}}]},
              {"code":{"coding":[{"system":"http://loinc.org","code":"47519-4"}]},"text":{"status":"generated"}}]}
            """));

        (patient.StateOf(EntryList.Medications), patient.StateOf(EntryList.Conditions), patient.StateOf(EntryList.Procedures))
            .Should().Be((ListState.NoneKnown, ListState.Absent, ListState.Absent));
        patient.Notices.Select(said => said.Text).Should().Equal("The record gives no condition list: it is unavailable.");
    }

    [Test]
    public void In_a_bulk_export_each_patient_has_statements_of_its_own()
    {
        var reader = new FhirBulkReader();
        reader.TryAdd("""{"resourceType":"List","status":"current","subject":{"reference":"Patient/a"},"code":{"coding":[{"code":"10160-0"}]},"emptyReason":{"coding":[{"code":"nilknown"}]}}"""u8, "1");
        reader.TryAdd("""{"resourceType":"MedicationStatement","id":"m","subject":{"reference":"Patient/b"},"medicationCodeableConcept":{"text":"naproxen"}}"""u8, "2");
        reader.TryAdd("""{"resourceType":"MedicationStatement","subject":{"reference":"Patient/c"},"medicationCodeableConcept":{"coding":[{"code":"no-medication-info"}]}}"""u8, "3");

        var patients = reader.ToPatients();

        patients.Select(patient => patient.StateOf(EntryList.Medications)).Should().Equal(ListState.NoneKnown, ListState.Given, ListState.Absent);
    }

    private static string List(string code, string fields) =>
        $$"""{"resourceType":"List","status":"current","code":{"coding":[{"code":"{{code}}"}]},{{fields}}}""";
}
