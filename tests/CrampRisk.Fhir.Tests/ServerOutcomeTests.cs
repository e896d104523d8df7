using System.Collections.Immutable;
using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>What a server could not do is told, by severity; what it merely remarks takes nothing away.</summary>
public sealed class ServerOutcomeTests
{
    private const string Condition = """{"resourceType":"Condition","subject":{"reference":"Patient/a"}}""";

    private const string Statement = """{"resourceType":"MedicationStatement","subject":{"reference":"Patient/a"}}""";

    private const string Other = """{"resourceType":"Patient","id":"b"}""";

    [TestCase("error", "Condition", ListState.Absent, ListState.Empty)]
    [TestCase("fatal", "Condition/7, MedicationRequest/8", ListState.Absent, ListState.Absent)]
    [TestCase("error", "a time-out", ListState.Absent, ListState.Absent)]
    [TestCase("warning", "Condition", ListState.Empty, ListState.Empty)]
    [TestCase("information", "Condition", ListState.Empty, ListState.Empty)]
    public void A_list_of_which_the_server_could_not_export_everything_is_not_called_empty(string severity, string words, ListState conditions, ListState medications)
    {
        var patient = Exported(
            $$$"""{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"},{"severity":"{{{severity}}}","code":"timeout","details":{"text":"{{{words}}}"}}]}""",
            Condition, Statement, Other)[1];

        (patient.StateOf(EntryList.Conditions), patient.StateOf(EntryList.Medications)).Should().Be((conditions, medications));
        patient.Notices.Length.Should().Be(severity is "error" or "fatal" ? 1 : 0);
    }

    [Test]
    public void The_notice_of_a_failed_export_names_types_and_codes_and_nothing_of_other_patients()
    {
        var patient = Exported(
            """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"timeout","diagnostics":"Patient/secret: Procedure/9"}]}""",
            """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"Jane Doe","expression":["MedicationRequest.status"]}]}""",
            Other)[0];

        patient.Notices.Select(said => said.Text).Should().Equal(
            "The export holds 2 OperationOutcome resources with errors (timeout): resources of type MedicationRequest, Patient, Procedure may be missing, also of this patient.");
    }

    private static ImmutableArray<Patient> Exported(params string[] lines)
    {
        var reader = new FhirBulkReader();
        foreach (var line in lines) reader.TryAdd(Encoding.UTF8.GetBytes(line), "export.ndjson").Should().BeTrue();
        return reader.ToPatients();
    }
}
