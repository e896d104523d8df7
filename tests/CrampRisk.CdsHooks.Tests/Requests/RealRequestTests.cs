using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Requests that others wrote, posted to the service of their hook; those of other hooks, and fragments, to order-sign.</summary>
internal sealed class RealRequestTests
{
    private HookHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await HookHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    // None orders a drug that a rule knows, and none sends what discovery asks for under its own keys: the one card says what was not checked.
    [TestCase("hl7-example-2", "order-select", Description = "an order of a scan")]
    [TestCase("hl7-spec-request-2", "order-sign", Description = "amoxicillin")]
    [TestCase("opioid-order-select-careplan", "order-sign", Description = "Suboxone; the file name says another hook than the file")]
    [TestCase("opioid-order-sign-no-prefetch", "order-sign", Description = "fentanyl")]
    [TestCase("opioid-order-sign-on-benzodiazepine", "order-sign", Description = "fentanyl")]
    public async Task A_readable_request_is_answered_and_told_what_it_lacked(string file, string hook)
    {
        var answer = await PostAsync(file, hook);

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("gap");
    }

    [Test]
    public async Task The_real_order_of_a_scan_is_named_as_not_checked()
    {
        var answer = await PostAsync("hl7-example-2", "order-select");

        answer.Account.GetProperty("ordersNotChecked").EnumerateArray().Select(order => order.GetString()).Should().Equal("ServiceRequest/example-MRI-59879846");
        answer.Account.GetProperty("selectionsNotFound").GetArrayLength().Should().Be(0);
    }

    [TestCase("crd-encounter-start", "order-sign", "CR230 hook", Description = "encounter-start")]
    [TestCase("crd-order-select", "order-select", "CR238 context.draftOrders.entry[1].resource.subject.reference", "CR220 context.draftOrders.entry[1].resource.dosageInstruction[0].doseAndRate", Description = "patient example, orders of patient 1288992; an object where R4 has a list")]
    [TestCase("crd-order-sign", "order-sign", "CR238 context.draftOrders.entry[1].resource.subject.reference", "CR220 context.draftOrders.entry[1].resource.dosageInstruction[0].doseAndRate", Description = "the same")]
    [TestCase("crd-order-select-context", "order-sign", "CR230 hook", "CR231 hookInstance", "CR234 context", Description = "a context alone")]
    [TestCase("hl7-medication-prescribe-dstu2", "order-sign", "CR230 hook", "CR231 hookInstance", Description = "a fragment of a hook of before 1.0")]
    [TestCase("hl7-medication-prescribe-stu3", "order-sign", "CR230 hook", "CR231 hookInstance")]
    [TestCase("hl7-medication-refill-r4", "order-sign", "CR230 hook", "CR231 hookInstance")]
    [TestCase("hl7-order-select-r4", "order-select", "CR230 hook", "CR231 hookInstance", "CR220 context.draftOrders.entry[1].resource.dosageInstruction[0].doseAndRate", Description = "a context in its object; doseAndRate is an object where R4 has a list")]
    [TestCase("hl7-order-sign-r4", "order-sign", "CR230 hook", "CR231 hookInstance", "CR213 context.draftOrders.entry[1].resource.dosageInstruction[0].doseQuantity", Description = "named R4, but its dosage is of STU3")]
    [TestCase("hl7-problem-list-item-create-r4", "order-sign", "CR230 hook", "CR231 hookInstance")]
    [TestCase("hl7-spec-request-3", "patient-view", "CR235 context.patientId")]
    [TestCase("opioid-hello-world", "patient-view", "CR232 fhirServer", Description = "a template variable that nobody filled in")]
    [TestCase("pddi-digoxin-cyclosporine-scenario-03", "order-sign", "CR230 hook", Description = "medication-prescribe")]
    [TestCase("pddi-warfarin-nsaid-scenario-01", "order-sign", "CR230 hook")]
    [TestCase("pddi-warfarin-nsaid-scenario-03", "order-sign", "CR230 hook")]
    [TestCase("pddi-warfarin-nsaid-scenario-05", "order-sign", "CR230 hook")]
    public async Task A_request_that_cannot_be_read_is_refused_by_what_is_wrong(string file, string hook, params string[] problems)
    {
        var answer = await PostAsync(file, hook);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.ContentType.Should().Be("application/problem+json");
        answer.Problems.Should().Equal(problems);
    }

    [TestCase("hl7-example-1", "order-sign", "DSTU2", Description = "MedicationOrder")]
    [TestCase("hl7-order-select-stu3", "order-select", "STU3")]
    [TestCase("pddi-digoxin-cyclosporine-order-select-coordination", "order-select", "STU3")]
    [TestCase("pddi-multi-update-draft-orders-1", "order-select", "STU3", Description = "assertedDate")]
    [TestCase("pddi-warfarin-nsaids-order-select-no-coordination", "order-select", "STU3")]
    [TestCase("pddi-warfarin-nsaids-order-sign-no-coordination", "order-sign", "STU3")]
    public async Task Another_version_of_FHIR_is_refused_by_name(string file, string hook, string version)
    {
        var answer = await PostAsync(file, hook);

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("what").GetString()).Should().Contain(what => what!.Contains(version));
    }

    [TestCase("hl7-quickstart")]
    [TestCase("hl7-spec-request-1", Description = "with a token for a server that this host does not allow")]
    public async Task A_record_of_which_nothing_came_is_no_empty_success(string file)
    {
        var answer = await PostAsync(file, "patient-view");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("gap");
    }

    // Its second observation is about patient "xexample…": of phencyclidine, which no list holds.
    [Test]
    public async Task A_record_of_opioids_is_screened_under_keys_of_another_service()
    {
        var answer = await PostAsync("opioid-patient-view-illicit", "patient-view");

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("gap");
    }

    private Task<HookAnswer> PostAsync(string file, string hook) => _host.PostAsync(hook, File.ReadAllText(Path.Combine(HookTestData.Folder(), "cds-hooks", $"{file}.json")));
}
