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

    [TestCase("error", true)]
    [TestCase("fatal", true)]
    [TestCase("warning", false)]
    [TestCase("information", false)]
    [TestCase("odd", true)]
    public void Among_the_results_of_a_search_only_errors_say_that_entries_may_be_missing(string severity, bool isFailure)
    {
        var json = $$$"""
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Condition","code":{"text":"cirrhosis"}},"search":{"mode":"match"}},
            {"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"{{{severity}}}","code":"not-supported"}]},"search":{"mode":"outcome"}}]}
            """;

        var request = SomeRequest.Read(SomeRequest.PatientView(SomeRequest.Prefetch(("conditions", json))));

        Some.Read(json).Notices.Select(notice => notice.Code).Should().Equal(isFailure ? [PatientNoticeCode.MayBeIncomplete] : []);
        request.Gaps.Select(gap => gap.Kind).Should().Equal(isFailure ? [PrefetchGapKind.Failed] : []);
    }

    [Test]
    public void A_remark_of_the_server_on_an_empty_search_leaves_the_list_empty()
    {
        var answer = """{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}}]}""";

        var request = SomeRequest.Read(SomeRequest.PatientView(SomeRequest.Prefetch(("conditions", answer))));

        request.Patient.StateOf(EntryList.Conditions).Should().Be(ListState.Empty);
    }

    [TestCase("{}")]
    [TestCase("""{"issue":[]}""")]
    [TestCase("""{"issue":[{"severity":"information"},{"code":"forbidden"}]}""")]
    [TestCase("""{"issue":[{"severity":"\ud800"}]}""")]
    [TestCase("""{"issue":[7,null,"error"]}""")]
    public void An_outcome_that_states_no_severity_may_be_a_failure(string outcome)
    {
        var resource = $$"""{"resourceType":"OperationOutcome"{{(outcome == "{}" ? "" : ",")}}{{outcome[1..]}}""";

        Some.Read(Some.Bundle(resource)).Notices.Should().ContainSingle();
    }

    private static ImmutableArray<Patient> Exported(params string[] lines)
    {
        var reader = new FhirBulkReader();
        foreach (var line in lines) reader.TryAdd(Encoding.UTF8.GetBytes(line), "export.ndjson").Should().BeTrue();
        return reader.ToPatients();
    }
}
