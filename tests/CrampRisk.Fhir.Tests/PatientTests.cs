namespace CrampRisk.Fhir.Tests;

/// <summary>Whose document it is: the id, several patients, a recorded death (ruling 39).</summary>
public sealed class PatientTests
{
    private const string Several = "CR214: the document speaks of more than one patient; one was expected. Split it into one bundle per patient, or give it as a FHIR bulk export (NDJSON).";

    [Test]
    public void The_id_is_that_of_the_Patient_resource()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p1"}}""", Entry("urn:uuid:1"), Entry("Patient/p1"), Entry("http://fhir.example/Patient/p1/_history/2"), Entry("urn:uuid:p1")));

        (patient.Id, patient.Conditions.Length).Should().Be(("p1", 4));
    }

    [TestCase("Patient/7", "7")]
    [TestCase("https://fhir.example/Patient/7/_history/1", "7")]
    [TestCase("urn:uuid:7", "7")]
    public void Without_a_Patient_resource_the_id_is_that_of_the_subject(string reference, string id)
    {
        var patient = Some.Read($$$"""{"resourceType":"MedicationStatement","subject":{"reference":"{{{reference}}}"}}""");

        patient.Id.Should().Be(id);
    }

    [Test]
    public void A_Patient_alone_is_a_patient_whose_lists_are_absent()
    {
        var patient = Some.Read("""{"resourceType":"Patient","id":"p1","deceasedBoolean":false}""");

        (patient.Id, patient.StateOf(EntryList.Medications), patient.Notices.Length).Should().Be(("p1", ListState.Absent, 0));
    }

    [Test]
    public void Another_version_of_the_same_reference_is_the_same_patient()
    {
        var patient = Some.Read(Some.BundleOfEntries(Entry("Patient/1"), Entry("Patient/1/_history/2")));

        (patient.Id, patient.Conditions.Length).Should().Be(("1", 2));
    }

    [Test]
    public void Entries_about_different_subjects_are_refused()
    {
        var problems = Some.Problems(Some.BundleOfEntries(Entry("Patient/1"), Entry("Patient/2")));

        problems.Should().Equal($"entry[1].resource.subject.reference: {Several}");
    }

    [Test]
    public void An_entry_about_somebody_else_than_the_Patient_is_refused()
    {
        var problems = Some.Problems(Some.BundleOfEntries("""{"resource":{"resourceType":"Patient","id":"1"}}""", Entry("Patient/2")));

        problems.Should().Equal($"entry[1].resource.subject.reference: {Several}");
    }

    [Test]
    public void Several_Patients_whom_no_entry_tells_apart_are_refused()
    {
        var problems = Some.Problems(Some.Bundle("""{"resourceType":"Patient","id":"1"}""", """{"resourceType":"Patient","id":"2"}""", """{"resourceType":"Condition"}"""));

        problems.Should().Equal($"entry[1].resource: {Several}");
    }

    [Test]
    public void A_relative_beside_the_one_whom_the_entries_are_about_is_no_second_patient()
    {
        var patient = Some.Read(Some.BundleOfEntries("""{"resource":{"resourceType":"Patient","id":"mother"}}""", """{"resource":{"resourceType":"Patient","id":"child"}}""", Entry("Patient/child")));

        patient.Id.Should().Be("child");
    }

    [Test]
    public void The_same_Patient_twice_counts_once()
    {
        const string resource = """{"resourceType":"Patient","id":"1"}""";

        var patient = Some.Read(Some.Bundle(resource, resource));

        patient.Id.Should().Be("1");
    }

    [TestCase(""" "deceasedDateTime":"2018-01-27T03:00:00Z" """, "Death is recorded on 2018-01-27; periods are read as written.")]
    [TestCase(""" "deceasedBoolean":true """, "Death is recorded without a date; periods are read as written.")]
    public void A_recorded_death_is_a_notice(string deceased, string notice)
    {
        var patient = Some.Read($$"""{"resourceType":"Patient",{{deceased}}}""");

        patient.Notices.Select(said => said.Text).Should().Equal(notice);
    }

    private static string Entry(string subject) => $$$$"""{"resource":{"resourceType":"Condition","subject":{"reference":"{{{{subject}}}}"}}}""";
}
