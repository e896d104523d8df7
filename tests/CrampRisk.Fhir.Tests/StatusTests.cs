namespace CrampRisk.Fhir.Tests;

/// <summary>Statuses, intents and reported use (ruling 34).</summary>
public sealed class StatusTests
{
    [TestCase("active", MedicationStatus.Active)]
    [TestCase("on-hold", MedicationStatus.OnHold)]
    [TestCase("cancelled", MedicationStatus.Cancelled)]
    [TestCase("completed", MedicationStatus.Completed)]
    [TestCase("entered-in-error", MedicationStatus.EnteredInError)]
    [TestCase("stopped", MedicationStatus.Stopped)]
    [TestCase("draft", MedicationStatus.Draft)]
    [TestCase("unknown", MedicationStatus.Unknown)]
    public void A_request_has_the_statuses_of_R4(string code, MedicationStatus status)
    {
        var request = Some.Request($""" "status":"{code}" """);

        (request.Status, request.Remarks.Length).Should().Be((status, 0));
    }

    [Test]
    public void Statuses_belong_to_their_resource()
    {
        var statement = Some.Statement(""" "status":"not-taken" """);
        var administration = Some.Administration(""" "status":"not-done" """);
        var dispense = Some.Dispense(""" "status":"declined" """);
        var request = Some.Request(""" "status":"declined" """);

        (statement.Status, administration.Status, dispense.Status, request.Status)
            .Should().Be((MedicationStatus.NotTaken, MedicationStatus.NotDone, MedicationStatus.Declined, MedicationStatus.Unknown));
    }

    [Test]
    public void A_status_that_R4_does_not_have_is_unknown_with_a_remark()
    {
        var request = Some.Request(""" "status":"ended" """);

        request.Status.Should().Be(MedicationStatus.Unknown);
        request.Remarks.Should().Equal(new Remark(RemarkCode.StatusNotKnown, "The status \"ended\" is none that FHIR R4 has here; it was read as unknown."));
    }

    [Test]
    public void A_procedure_of_an_older_status_is_unknown_with_a_remark()
    {
        var procedure = Some.Procedure(""" "status":"aborted" """);

        procedure.Status.Should().Be(ProcedureStatus.Unknown);
        procedure.Remarks.Should().Equal(new Remark(RemarkCode.StatusNotKnown, "The status \"aborted\" is none that FHIR R4 has here; it was read as unknown."));
    }

    [TestCase("proposal", MedicationIntent.Proposal)]
    [TestCase("plan", MedicationIntent.Plan)]
    [TestCase("order", MedicationIntent.Order)]
    [TestCase("original-order", MedicationIntent.OriginalOrder)]
    [TestCase("reflex-order", MedicationIntent.ReflexOrder)]
    [TestCase("filler-order", MedicationIntent.FillerOrder)]
    [TestCase("instance-order", MedicationIntent.InstanceOrder)]
    [TestCase("option", MedicationIntent.Option)]
    public void A_request_has_the_intents_of_R4(string code, MedicationIntent intent)
    {
        var request = Some.Request($""" "intent":"{code}","doNotPerform":true """);

        (request.Intent, request.DoNotPerform, request.IsNew).Should().Be((intent, true, false));
    }

    [TestCase(""" "reportedBoolean":true,"intent":"plan" """, MedicationKind.Statement, MedicationIntent.Unknown)]
    [TestCase(""" "reportedBoolean":true,"intent":"order" """, MedicationKind.Statement, MedicationIntent.Unknown)]
    [TestCase(""" "reportedReference":{"reference":"Patient/1"},"intent":"plan" """, MedicationKind.Statement, MedicationIntent.Unknown)]
    [TestCase(""" "reportedBoolean":true,"intent":"proposal" """, MedicationKind.Statement, MedicationIntent.Proposal)]
    [TestCase(""" "reportedBoolean":true,"intent":"option" """, MedicationKind.Statement, MedicationIntent.Option)]
    [TestCase(""" "reportedBoolean":false,"intent":"plan" """, MedicationKind.Request, MedicationIntent.Plan)]
    public void Reported_use_is_a_statement(string fields, MedicationKind kind, MedicationIntent intent)
    {
        var request = Some.Request(fields);

        (request.Kind, request.Intent, request.Reference).Should().Be((kind, intent, "MedicationRequest/m1"));
    }

    [Test]
    public void A_condition_has_its_clinical_and_verification_status()
    {
        var condition = Some.Condition("""
            "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"recurrence"}]},
            "verificationStatus":{"coding":[{"code":"local"},{"code":"provisional"}]}
            """);

        (condition.ClinicalStatus, condition.VerificationStatus, condition.Remarks.Length)
            .Should().Be((ClinicalStatus.Recurrence, VerificationStatus.Provisional, 0));
    }

    [Test]
    public void A_clinical_status_that_R4_does_not_have_is_unknown_with_a_remark()
    {
        var condition = Some.Condition(""" "clinicalStatus":{"text":"Chronic"} """);

        condition.ClinicalStatus.Should().Be(ClinicalStatus.Unknown);
        condition.Remarks.Should().Equal(new Remark(RemarkCode.StatusNotKnown, "The clinicalStatus \"Chronic\" is none that FHIR R4 has here; it was read as unknown."));
    }
}
