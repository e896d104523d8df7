using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The whole service against callers who mean harm.</summary>
internal sealed class HostileRequestTests
{
    private HookHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await HookHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [TestCase("cramprisk-patient-view")]
    [TestCase("cramprisk-order-select")]
    [TestCase("cramprisk-order-sign")]
    public async Task What_is_too_large_is_refused(string service) =>
        (await StatusAsync(service, new string(' ', 5 * 1024 * 1024 + 1))).Should().Be(HttpStatusCode.RequestEntityTooLarge);

    [TestCase("cramprisk-patient-view")]
    [TestCase("cramprisk-order-select")]
    [TestCase("cramprisk-order-sign")]
    public async Task What_is_nested_too_deep_is_refused(string service)
    {
        var deep = HookRequests.PatientView().ToJsonString().Replace("\"context\":", "\"extension\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + ",\"context\":");

        (await StatusAsync(service, deep)).Should().Be(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task A_name_that_stands_twice_is_refused()
    {
        var twice = HookRequests.PatientView().ToJsonString().Replace("\"patientId\":", "\"patientId\":\"someone-else\",\"patientId\":");

        (await StatusAsync("cramprisk-patient-view", twice)).Should().Be(HttpStatusCode.BadRequest);
    }

    [TestCase("http://169.254.169.254/latest")]
    [TestCase("http://127.0.0.1:1/")]
    [TestCase("http://2130706433/")]
    [TestCase("http://[::ffff:127.0.0.1]/")]
    [TestCase("http://localhost/")]
    [TestCase("https://fhir.example.org@169.254.169.254/")]
    public async Task A_FHIR_server_that_is_not_configured_is_not_asked_and_the_card_says_what_is_lacking(string server)
    {
        var (status, body) = await PostAsync("cramprisk-order-sign", HookRequests.OrderSign(server).ToJsonString());

        if (status != HttpStatusCode.OK) status.Should().Be(HttpStatusCode.BadRequest);
        else body.Should().Contain("\"cards\":[{").And.NotContain("\"cards\":[]");
    }

    [Test]
    public async Task A_FHIR_server_on_this_machine_that_is_not_configured_sees_nothing()
    {
        await using var server = await LoopbackServer.StartAsync();

        await PostAsync("cramprisk-order-sign", HookRequests.OrderSign(server.Url).ToJsonString());

        server.Paths.Should().BeEmpty();
    }

    [Test]
    public async Task An_allowed_FHIR_server_that_redirects_leads_nowhere()
    {
        await using var server = await LoopbackServer.StartAsync();
        await using var target = await LoopbackServer.StartAsync();
        foreach (var type in new[] { "MedicationRequest", "Condition", "Procedure", "MedicationStatement", "MedicationAdministration", "Patient/CANARYID" }) server.Redirect("/" + type, target.Url + "/" + type);
        await using var host = await HookHost.StartAsync(options => options.Security = new CdsHooksSecurityOptions { FhirOrigins = [new AllowedOrigin(server.Url)] });

        using var answer = await host.Client.PostAsync("/cds-services/cramprisk-order-sign", new StringContent(HookRequests.OrderSign(server.Url).ToJsonString(), Encoding.UTF8, "application/json"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        server.Paths.Should().NotBeEmpty();
        target.Paths.Should().BeEmpty();
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("\"cards\":[]", "what could not be fetched is said");
    }

    [Test]
    public async Task Feedback_for_one_patient_hides_nothing_of_another_who_is_asked_about_under_the_same_hook_instance()
    {
        var instance = Guid.NewGuid().ToString();
        var first = HookRequests.OrderSign(hookInstance: instance).ToJsonString();
        var second = first.Replace("CANARYID", "ANOTHERID");
        var uuid = await CardAsync(first);
        (await CardAsync(second)).Should().Be(uuid, "names of cards depend on the hook instance and the flags alone");

        (await StatusAsync("cramprisk-order-sign/feedback", Override(uuid, "2030-01-01T00:00:00Z"))).Should().Be(HttpStatusCode.OK);

        (await CardAsync(first)).Should().Be(uuid);
        (await CardAsync(second)).Should().Be(uuid);
    }

    [Test]
    public async Task An_override_hides_the_flag_from_the_same_patient_and_from_no_other()
    {
        var mine = HookRequests.OrderSign().ToJsonString().Replace("CANARYID", "MYID");
        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

        (await StatusAsync("cramprisk-order-sign/feedback", Override(await CardAsync(mine), now))).Should().Be(HttpStatusCode.OK);

        (await TitlesAsync(mine)).Should().NotContain(title => title.Contains("naproxen", StringComparison.OrdinalIgnoreCase));
        (await TitlesAsync(mine.Replace("MYID", "YOURID"))).Should().Contain(title => title.Contains("naproxen", StringComparison.OrdinalIgnoreCase));
    }

    private static string Override(string? card, string at) =>
        $$$"""{"feedback":[{"card":"{{{card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"not-relevant"}},"outcomeTimestamp":"{{{at}}}"}]}""";

    private async Task<string?> CardAsync(string request)
    {
        var (status, body) = await PostAsync("cramprisk-order-sign", request);
        status.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(body).RootElement.GetProperty("cards").EnumerateArray().Last().GetProperty("uuid").GetString();
    }

    private async Task<IEnumerable<string>> TitlesAsync(string request) =>
        JsonNode.Parse((await PostAsync("cramprisk-order-sign", request)).Body)!["cards"]!.AsArray().Select(card => card!["summary"]!.GetValue<string>());

    private async Task<HttpStatusCode> StatusAsync(string service, string body) => (await PostAsync(service, body)).Status;

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string service, string body)
    {
        using var answer = await _host.Client.PostAsync("/cds-services/" + service, new StringContent(body, Encoding.UTF8, "application/json"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
