using Hl7.Fhir.Serialization;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>What callers of the extension methods see, beside what the differential tests hold.</summary>
public sealed class FirelyPatientTests
{
    [Test]
    public void A_single_resource_is_a_patient_with_one_entry()
    {
        var request = new R4.MedicationRequest
        {
            Id = "m1",
            Status = R4.MedicationRequest.MedicationrequestStatus.Active,
            Intent = R4.MedicationRequest.MedicationRequestIntent.Order,
            Medication = new R4.CodeableConcept("http://www.nlm.nih.gov/research/umls/rxnorm", "24909", "iron sucrose"),
            Subject = new R4.ResourceReference("Patient/p1"),
            AuthoredOn = "2026-11-01",
            DosageInstruction = [new R4.Dosage { Route = new R4.CodeableConcept("http://snomed.info/sct", "47625008") }],
        };

        var patient = request.ToCrampRiskPatient();

        patient.Id.Should().Be("p1");
        var medication = patient.Medications.Should().ContainSingle().Which;
        (medication.Reference, medication.Kind, medication.Status, medication.Route, medication.Start.ToString())
            .Should().Be(("MedicationRequest/m1", MedicationKind.Request, MedicationStatus.Active, Route.Intravenous, "2026-11-01"));
        medication.Codes.Should().Equal(new Coding(CodeSystem.RxNorm, "24909"));
        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
    }

    [Test]
    public void Results_of_several_searches_are_one_patient_and_other_kinds_are_passed_over()
    {
        R4.Resource[] resources =
        [
            new R4.Patient { Id = "p1" },
            new R4.Observation { Id = "o1" },
            new R4.Condition { Code = new R4.CodeableConcept { Text = "cirrhosis" }, Subject = new R4.ResourceReference("Patient/p1") },
            new R4.Bundle { Entry = [new R4.Bundle.EntryComponent { Resource = new R4.Procedure { Code = new R4.CodeableConcept { Text = "hemodialysis" } } }] },
        ];

        var patient = resources.ToCrampRiskPatient();

        patient.Id.Should().Be("p1");
        patient.Conditions.Select(entry => entry.Reference).Should().Equal("[2]");
        patient.Procedures.Select(entry => entry.Reference).Should().Equal("[3].entry[0]");
    }

    [TestCaseSource(typeof(RealBundles), nameof(RealBundles.All))]
    public void A_real_patient_written_as_a_bundle_gives_the_same_flags_when_read_back(string path)
    {
        var patient = FhirReader.Read(TestData.Unzipped(path));

        var bundle = patient.ToFhirBundle();

        Flags(bundle.ToCrampRiskPatient()).Should().Equal(Flags(patient));
    }

    [Test]
    public void A_page_of_several_and_an_outcome_among_the_results_are_said_in_the_notices()
    {
        var bundle = new R4.Bundle
        {
            Link = [new R4.Bundle.LinkComponent { Relation = "next", Url = "https://fhir.example/next" }],
            Entry = [new R4.Bundle.EntryComponent { Resource = new R4.OperationOutcome() }, new R4.Bundle.EntryComponent { FullUrl = "urn:uuid:1" }],
        };

        bundle.ToCrampRiskPatient().Notices.Select(said => said.Text).Should().Equal(
            "1 bundle entry holds no resource, only an address, a request or a response.",
            "The bundle holds an OperationOutcome: the server may have left entries out.",
            "The bundle is one page of several: the entries of the next page are not in this report.");
    }

    [Test]
    public void All_dates_that_do_not_exist_are_listed_with_their_places()
    {
        var bundle = new R4.Bundle
        {
            Entry =
            [
                new R4.Bundle.EntryComponent { Resource = new R4.Condition { Onset = new R4.FhirDateTime("2026-02-30"), RecordedDate = "10/23/64" } },
                new R4.Bundle.EntryComponent { Resource = new R4.Procedure { Performed = new R4.Period { EndElement = new R4.FhirDateTime("soon") } } },
            ],
        };

        ProblemsOf(bundle).Should().Equal(
            "CR221 entry[0].resource.onsetDateTime", "CR221 entry[0].resource.recordedDate", "CR221 entry[1].resource.performedPeriod.end");
    }

    [Test]
    public void Entries_about_two_people_are_refused()
    {
        R4.Resource[] resources =
        [
            new R4.Condition { Subject = new R4.ResourceReference("Patient/1") }, new R4.Condition { Subject = new R4.ResourceReference("Patient/1/_history/4") },
            new R4.Condition { Subject = new R4.ResourceReference("Patient/2") },
        ];

        var read = () => resources.ToCrampRiskPatient();

        read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => $"{problem.Code} {problem.Place}").Should().Equal("CR214 [2].subject.reference");
    }

    [Test]
    public void A_resource_that_says_nothing_about_the_lists_is_refused() => ProblemsOf(new R4.Observation()).Should().Equal("CR212 resourceType");

    [Test]
    public void What_a_lenient_parser_kept_in_the_wrong_type_refuses_the_resource_and_is_not_quoted()
    {
        var bundle = FhirJsonDeserializer.OSTRICH.Deserialize<R4.Bundle>(
            """{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"MedicationRequest","dosageInstruction":{"text":"secret"}}}]}""");

        var read = () => bundle.ToCrampRiskPatient();

        var refused = read.Should().Throw<InvalidDocumentException>().Which;
        refused.Problems.Select(problem => $"{problem.Code} {problem.Place}").Should().Equal("CR220 entry[0].resource");
        refused.ToString().Should().NotContain("secret");
    }

    private static IEnumerable<string> Flags(Patient patient) => CrampRiskScreener.CreateDefault().Screen(patient, new DateOnly(2026, 11, 24)).Flags.Select(flag => flag.Id);

    private static IEnumerable<string> ProblemsOf(R4.Resource resource)
    {
        var read = () => resource.ToCrampRiskPatient();
        return read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => $"{problem.Code} {problem.Place}");
    }
}
