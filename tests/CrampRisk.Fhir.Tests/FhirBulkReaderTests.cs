using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>Bulk exports: lines of many patients, in any order.</summary>
public sealed class FhirBulkReaderTests
{
    [Test]
    public void Lines_are_gathered_by_subject_in_whatever_order_they_come()
    {
        var reader = new FhirBulkReader();

        Add(reader,
            """{"resourceType":"MedicationRequest","id":"m1","subject":{"reference":"Patient/a"},"medicationReference":{"reference":"Medication/x"}}""",
            """{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/b"},"code":{"text":"cirrhosis"}}""",
            """{"resourceType":"Observation","id":"o1","subject":{"reference":"Patient/z"}}""",
            """{"resourceType":"Patient","id":"a","deceasedBoolean":true}""",
            """{"resourceType":"MedicationRequest","id":"m2","subject":{"reference":"https://fhir.example/Patient/a"},"medicationCodeableConcept":{"text":"iron"}}""",
            """{"resourceType":"Patient","id":"c"}""",
            """{"resourceType":"Medication","id":"x","code":{"text":"naproxen"}}""");
        var patients = reader.ToPatients();

        patients.Select(patient => patient.Id).Should().Equal("a", "b", "c");
        patients[0].Medications.Select(medication => medication.Text).Should().Equal("naproxen", "iron");
        patients[0].Notices.Select(said => said.Text).Should().Equal("Death is recorded without a date; periods are read as written.");
        patients[1].Conditions.Should().ContainSingle();
    }

    [Test]
    public void A_list_that_others_have_is_empty_and_one_that_nobody_has_is_absent()
    {
        var reader = new FhirBulkReader();

        Add(reader, """{"resourceType":"Condition","subject":{"reference":"Patient/a"}}""", """{"resourceType":"Patient","id":"b"}""");
        var patient = reader.ToPatients()[1];

        (patient.StateOf(EntryList.Conditions), patient.StateOf(EntryList.Medications)).Should().Be((ListState.Empty, ListState.Absent));
    }

    [Test]
    public void A_line_that_is_refused_names_its_place_and_withholds_its_patient_alone()
    {
        var reader = new FhirBulkReader();
        Add(reader, """{"resourceType":"Condition","id":"c0","subject":{"reference":"Patient/a"}}""", """{"resourceType":"Condition","id":"c2","subject":{"reference":"Patient/b"}}""");

        var isAdded = reader.TryAdd("""{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/a"},"onsetDateTime":"soon"}"""u8, "Condition.ndjson:line 7");

        isAdded.Should().BeFalse();
        var refusal = reader.Refusals.Should().ContainSingle().Which;
        (refusal.PatientId, refusal.Place, refusal.Problems.Single().ToString()).Should().Be(("a", "Condition.ndjson:line 7",
            "onsetDateTime: CR221: the value is no date; expected yyyy, yyyy-MM, yyyy-MM-dd or a dateTime, on a day that exists. Correct the date or remove it."));
        reader.ToPatients().Select(patient => patient.Id).Should().Equal("b");
    }

    [TestCase("""{"resourceType":"Condition","id":"c1"}""", "line 2: subject: CR508: the resource does not say whose it is. Add subject.reference, or give the resource in a Bundle.")]
    [TestCase("""{"resourceType":"Condition","subject":{"reference":"Patient/a"},""", "line 2: line 1, byte 65: CR205: the document ends before its JSON is complete. Transfer or export it again, whole.")]
    [TestCase("""{"resourceType":"Condition","patient":{"reference":"Patient/a"}}""", "line 2: patient: CR213: the document is FHIR DSTU2, by this sign: Condition.patient; only R4 is read. Convert it to R4, or export it as R4.")]
    public void A_line_that_may_be_anybodys_withholds_all(string line, string problem)
    {
        var reader = new FhirBulkReader();
        Add(reader, """{"resourceType":"Patient","id":"a"}""", line);

        var read = () => reader.ToPatients();

        read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(found => found.ToString()).Should().Equal(problem);
    }

    [Test]
    public void A_resource_without_an_id_is_called_by_its_place()
    {
        var reader = new FhirBulkReader();

        Add(reader, """{"resourceType":"Condition","subject":{"reference":"Patient/a"}}""");

        reader.ToPatients()[0].Conditions[0].Reference.Should().Be("line 1");
    }

    [Test]
    public void A_line_that_is_a_bundle_is_one_patient()
    {
        var reader = new FhirBulkReader();

        Add(reader,
            Some.Bundle("""{"resourceType":"Patient","id":"a"}""", """{"resourceType":"Condition","id":"1"}"""),
            Some.Bundle("""{"resourceType":"Patient","id":"b"}""", """{"resourceType":"Condition","id":"2"}"""));

        reader.ToPatients().Select(patient => (patient.Id, patient.Conditions[0].Reference)).Should().Equal(("a", "Condition/1"), ("b", "Condition/2"));
    }

    [Test]
    public void Bundles_that_name_nobody_stay_apart()
    {
        var reader = new FhirBulkReader();

        Add(reader, Some.Bundle("""{"resourceType":"Condition","id":"1"}"""), Some.Bundle("""{"resourceType":"Condition","id":"2"}"""));

        reader.ToPatients().Select(patient => (patient.Conditions.Single().Reference, patient.Notices.Length)).Should().Equal(("Condition/1", 0), ("Condition/2", 0));
    }

    [Test]
    public void A_reference_that_no_line_answers_is_remarked()
    {
        var reader = new FhirBulkReader();

        Add(reader, """{"resourceType":"MedicationStatement","id":"1","subject":{"reference":"Patient/a"},"medicationReference":{"reference":"Medication/x","display":"Naprosyn"}}""");

        reader.ToPatients()[0].Medications[0].Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.ReferenceNotFollowed);
    }

    [Test]
    public void Two_people_under_one_id_are_not_put_together()
    {
        var reader = new FhirBulkReader();

        Add(reader,
            """{"resourceType":"Patient","id":"a","birthDate":"1950-01-01"}""", """{"resourceType":"Patient","id":"b","birthDate":"1950-01-01"}""",
            """{"resourceType":"Patient","id":"a","birthDate":"1990-01-01"}""", """{"resourceType":"Patient","id":"b","birthDate":"1950-01-01"}""");

        reader.ToPatients().Select(patient => patient.Id).Should().Equal("b");
        reader.Refusals.Select(refusal => (refusal.PatientId, refusal.Problems.Single().Code)).Should().Equal(("a", "CR217"));
    }

    private static void Add(FhirBulkReader reader, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++) reader.TryAdd(Encoding.UTF8.GetBytes(lines[i]), $"line {i + 1}");
    }
}
