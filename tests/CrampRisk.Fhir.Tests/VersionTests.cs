namespace CrampRisk.Fhir.Tests;

/// <summary>Other versions than R4 are refused by name and by the sign that gave them away.</summary>
public sealed class VersionTests
{
    [TestCase("""{"resourceType":"MedicationStatement","wasNotTaken":false}""", "wasNotTaken", "DSTU2", "MedicationStatement.wasNotTaken")]
    [TestCase("""{"resourceType":"Condition","dateRecorded":"2014-01-01"}""", "dateRecorded", "DSTU2", "Condition.dateRecorded")]
    [TestCase("""{"resourceType":"Condition","clinicalStatus":"active","patient":{}}""", "patient", "DSTU2", "Condition.patient")]
    [TestCase("""{"resourceType":"MedicationAdministration","effectiveTimeDateTime":"2014"}""", "effectiveTimeDateTime", "DSTU2", "MedicationAdministration.effectiveTimeDateTime")]
    [TestCase("""{"resourceType":"MedicationDispense","patient":{}}""", "patient", "DSTU2", "MedicationDispense.patient")]
    [TestCase("""{"resourceType":"Procedure","notPerformed":false}""", "notPerformed", "DSTU2", "Procedure.notPerformed")]
    [TestCase("""{"resourceType":"MedicationRequest","context":{}}""", "context", "STU3", "MedicationRequest.context")]
    [TestCase("""{"resourceType":"MedicationStatement","taken":"y"}""", "taken", "STU3", "MedicationStatement.taken")]
    [TestCase("""{"resourceType":"Condition","clinicalStatus":"active","assertedDate":"2018"}""", "assertedDate", "STU3", "Condition.assertedDate")]
    [TestCase("""{"resourceType":"Procedure","context":{}}""", "context", "STU3", "Procedure.context")]
    [TestCase("""{"resourceType":"MedicationDispense","notDone":false}""", "notDone", "STU3", "MedicationDispense.notDone")]
    [TestCase("""{"resourceType":"Condition","clinicalStatus":"active"}""", "clinicalStatus", "DSTU2 or STU3", "Condition.clinicalStatus as a string")]
    [TestCase("""{"resourceType":"Condition","verificationStatus":"confirmed"}""", "verificationStatus", "DSTU2 or STU3", "Condition.verificationStatus as a string")]
    [TestCase("""{"resourceType":"MedicationRequest","dosageInstruction":[{"doseQuantity":{"value":1}}]}""", "dosageInstruction[0].doseQuantity", "DSTU2 or STU3", "doseQuantity directly in the dosage")]
    [TestCase("""{"resourceType":"MedicationRequest","medication":{"concept":{"text":"naproxen"}}}""", "medication", "R5", "MedicationRequest.medication")]
    [TestCase("""{"resourceType":"MedicationStatement","medication":{"reference":{}}}""", "medication", "R5", "MedicationStatement.medication")]
    [TestCase("""{"resourceType":"Condition","participant":[]}""", "participant", "R5", "Condition.participant")]
    [TestCase("""{"resourceType":"Procedure","occurrenceDateTime":"2024"}""", "occurrenceDateTime", "R5", "Procedure.occurrence[x]")]
    [TestCase("""{"resourceType":"MedicationAdministration","occurenceDateTime":"2024"}""", "occurenceDateTime", "R5", "MedicationAdministration.occurence[x]")]
    [TestCase("""{"resourceType":"MedicationRequest","requester":{"agent":{"reference":"Practitioner/1"}}}""", "requester.agent", "STU3", "MedicationRequest.requester.agent")]
    [TestCase("""{"resourceType":"Patient","meta":{"profile":["http://hl7.org/fhir/STU3/StructureDefinition/Patient"]}}""", "meta.profile[0]", "STU3", "meta.profile names it")]
    [TestCase("""{"resourceType":"Bundle","meta":{"profile":["http://hl7.org/fhir/5.0/StructureDefinition/Bundle"]}}""", "meta.profile[0]", "R5", "meta.profile names it")]
    [TestCase("""{"resourceType":"Condition","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/Condition|4.3.0"]}}""", "meta.profile[0]", "R4B", "meta.profile names it")]
    [TestCase("""{"resourceType":"CapabilityStatement","fhirVersion":"4.3.0"}""", "fhirVersion", "R4B", "CapabilityStatement.fhirVersion")]
    [TestCase("""{"resourceType":"MedicationOrder"}""", "line 1, byte 1", "DSTU2", "a resource type that only DSTU2 has (MedicationOrder, DiagnosticOrder, DeviceUseRequest)")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ProcedureRequest"}}]}""", "entry[0].resource", "DSTU2 or STU3", "a resource type that R4 no longer has (ProcedureRequest, ReferralRequest)")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"MedicationUsage"}}]}""", "entry[0].resource", "R5", "a resource type that only R5 has (MedicationUsage, DeviceUsage, EncounterHistory)")]
    public void Another_version_is_refused_by_name(string json, string place, string version, string sign)
    {
        var problems = Some.Problems(json);

        problems.Should().Equal($"{(place.Length == 0 ? "" : place + ": ")}CR213: the document is FHIR {version}, by this sign: {sign}; only R4 is read. Convert it to R4, or export it as R4.");
    }

    [TestCase("""{"resourceType":"MedicationStatement","context":{"reference":"Encounter/1"}}""")]
    [TestCase("""{"resourceType":"MedicationAdministration","context":{},"dosage":{"dose":{"value":1},"rateQuantity":{"value":2}}}""")]
    [TestCase("""{"resourceType":"Condition","meta":{"profile":["http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition|5.0.1","http://hl7.org/fhir/StructureDefinition/Condition|4.0.1"]}}""")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"AllergyIntolerance","patient":{}}},{"resource":{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1"}}]}""")]
    public void R4_is_not_taken_for_another_version(string json)
    {
        var read = () => Some.Read(json);

        read.Should().NotThrow();
    }
}
