using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The example of the page is what the service answers.</summary>
internal sealed class ExamplePageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public async Task The_example_request_gets_the_example_response()
    {
        var page = Pages.Read("cds-hooks.md");
        await using var host = await HookHost.StartAsync(clock: new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)));

        var answer = await host.PostAsync("order-sign", Pages.Block(page, "example-request"));

        // The hash of the pack changes with every word in it.
        var response = JsonNode.Parse(answer.Json.GetRawText())!;
        response["extension"]!["cramprisk"]!["packSha256"] = "…";
        JsonNode.DeepEquals(response, JsonNode.Parse(Pages.Block(page, "example-response"))).Should().BeTrue("docs/cds-hooks.md shall show the answer, which is now\n{0}", response.ToJsonString(Readable));
    }

    [Test]
    public async Task The_example_feedback_hides_the_example_flag()
    {
        var page = Pages.Read("cds-hooks.md");
        await using var host = await HookHost.StartAsync(clock: new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)));
        await host.PostAsync("order-sign", Pages.Block(page, "example-request"));

        using var answer = await host.SendAsync("/cds-services/cramprisk-order-sign/feedback", Pages.Block(page, "example-feedback"));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.PostAsync("order-sign", Pages.Block(page, "example-request"))).Rules.Should().Equal("gap");
    }
}
