using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Discovery and the explorer page, as a client gets them.</summary>
internal sealed class DiscoveryTests
{
    private HookHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await HookHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    // CDS Hooks 2.0, "Discovery", "Response": hook, description and id are required; prefetch is an object of queries.
    [Test]
    public async Task Three_services_are_described_each_with_a_hook_an_id_and_queries()
    {
        var answer = await HookAnswer.OfAsync(await _host.Client.GetAsync("/cds-services"));

        answer.ContentType.Should().Be("application/json");
        var services = answer.Json.GetProperty("services").EnumerateArray().ToList();
        services.Select(service => $"{Text(service, "hook")} {Text(service, "id")}").Should()
            .Equal("patient-view cramprisk-patient-view", "order-select cramprisk-order-select", "order-sign cramprisk-order-sign");
        foreach (var service in services)
        {
            Text(service, "description").Should().NotBeNullOrWhiteSpace();
            service.GetProperty("prefetch").EnumerateObject().Select(query => query.Value.GetString()).Should().Equal(
                "Patient/{{context.patientId}}", "MedicationRequest?patient={{context.patientId}}", "MedicationStatement?patient={{context.patientId}}",
                "MedicationAdministration?patient={{context.patientId}}", "Condition?patient={{context.patientId}}", "Procedure?patient={{context.patientId}}");
        }
    }

    [Test]
    public async Task Every_link_of_a_card_leads_to_a_place_on_the_explorer_page()
    {
        var page = await _host.Client.GetStringAsync("/");

        var answer = await _host.PostAsync("order-sign", new ClientRequest("order-sign")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258"))],
            Prefetch = { ["conditions"] = ClientRequest.Bundle(ClientRequest.Condition("K74.60")) },
        }.Json());

        var links = answer.Cards.Single().GetProperty("links").EnumerateArray().Select(link => Text(link, "url")).ToList();
        links.Should().Equal("https://cds.example.org/#naproxen", "https://cds.example.org/#naproxen--cirrhosis");
        foreach (var link in links) page.Should().Contain($"id=\"{link.Split('#')[1]}\"");
    }

    [Test]
    public async Task The_explorer_page_runs_and_loads_nothing()
    {
        var answer = await _host.Client.GetAsync("/");

        answer.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().StartWith("default-src 'none'; style-src 'sha256-");
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("<script").And.NotContain("<img").And.NotContain("<link").And.NotContain(" style=");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
