using System.Net;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>CDS Hooks 2.0, "Feedback": the specification's own examples and everything that departs from them.</summary>
internal sealed class FeedbackEndpointTests
{
    private const string Service = "cramprisk-order-sign";
    private const string Flag = "naproxen@1;drug:naproxen;definite";
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Card = new("9368d37b-283f-44a0-93ea-547cebab93ed");

    private HookHost _host = null!;
    private PatientKey _patient;

    [SetUp]
    public async Task Start()
    {
        _host = await HookHost.StartGuardsAsync(clock: new FakeTimeProvider(Now));
        _patient = _host.Services.GetRequiredService<PatientKeys>().For("https://fhir.example.org", "p1");
        await _host.Store.SaveAsync([new SentCard(Card, Service, _patient, [Flag], Now)], default);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task An_override_with_a_reason_of_ours_becomes_an_acknowledgement()
    {
        var answer = await PostAsync(Item($$"""{"card":"{{Card}}","outcome":"overridden","overrideReason":{"reason":{"code":"will-monitor","system":"urn:x-cramprisk:override-reason"},"userComment":"A comment."},"outcomeTimestamp":"2026-11-24T10:00:00Z"}"""));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var found = (await Acknowledged()).Should().ContainSingle().Subject;
        found.Reason.Should().Be(AcknowledgementReason.WillMonitor);
        found.On.Should().Be(new DateOnly(2026, 11, 24));
        found.LastDay(180).Should().Be(new DateOnly(2027, 5, 23));
        found.Note.Should().BeNull("comments are not kept");
    }

    // The first is the specification's own example; "Coding" there: a code means something only together with its system.
    [TestCase("""{"code":"d7ecf885","system":"https://example.com/cds-hooks/override-reason-system"}""")]
    [TestCase("""{"code":"d7ecf885"}""")]
    [TestCase("""{"code":"will-monitor","system":"https://example.com/cds-hooks/override-reason-system"}""", Description = "the same letters in another system")]
    public async Task A_reason_of_the_clients_own_list_acknowledges_as_other(string reason)
    {
        await PostAsync(Item($$"""{"card":"{{Card}}","outcome":"overridden","overrideReason":{"reason":{{reason}}},"outcomeTimestamp":"2026-11-24T10:00:00Z"}"""));

        (await Acknowledged()).Should().ContainSingle().Which.Reason.Should().Be(AcknowledgementReason.Other);
    }

    [Test]
    public async Task Another_reason_for_the_same_card_is_the_last_word()
    {
        using var measured = new Measurements("cramprisk.feedback");

        await PostAsync(Override("2026-11-24T10:00:00Z"));
        await PostAsync(Override("2026-11-25T09:00:00Z", "inaccurate-data"));
        await PostAsync(Override("2026-11-24T10:00:00Z"));

        var found = (await Acknowledged()).Should().ContainSingle().Subject;
        found.Reason.Should().Be(AcknowledgementReason.InaccurateData);
        found.On.Should().Be(new DateOnly(2026, 11, 25));
        measured.Lines.Should().Equal(
            "cramprisk.feedback 1 cramprisk.rule=naproxen cramprisk.outcome=overridden cramprisk.reason=will-monitor",
            "cramprisk.feedback 1 cramprisk.rule=naproxen cramprisk.outcome=overridden cramprisk.reason=inaccurate-data");
    }

    [TestCase("""{"userComment":"Discussed."}""")]
    [TestCase("null")]
    public async Task Without_a_coded_reason_the_flag_comes_again(string reason)
    {
        var answer = await PostAsync(Item($$"""{"card":"{{Card}}","outcome":"overridden","overrideReason":{{reason}},"outcomeTimestamp":"2026-11-24T10:00:00Z"}"""));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Acknowledged()).Should().BeEmpty();
    }

    // The specification requires acceptedSuggestions; the cards of this service carry none that could be named.
    [TestCase(""" "acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}], """)]
    [TestCase(""" "acceptedSuggestions":[], """)]
    [TestCase("")]
    public async Task An_accepted_card_is_counted_and_acknowledges_nothing(string suggestions)
    {
        using var measured = new Measurements("cramprisk.feedback");

        var answer = await PostAsync(Item($$"""{"card":"{{Card}}","outcome":"accepted",{{suggestions}}"outcomeTimestamp":"2026-11-24T10:00:00Z"}"""));

        measured.Lines.Should().Equal("cramprisk.feedback 1 cramprisk.rule=naproxen cramprisk.outcome=accepted cramprisk.reason=none");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await Acknowledged()).Should().BeEmpty();
    }

    [Test]
    public async Task An_answer_from_the_future_counts_from_now()
    {
        await PostAsync(Override("2030-01-01T00:00:00Z"));

        (await Acknowledged()).Should().ContainSingle().Which.On.Should().Be(new DateOnly(2026, 11, 25));
    }

    [Test]
    public async Task Told_twice_is_answered_twice_and_counted_once()
    {
        using var measured = new Measurements("cramprisk.feedback");

        var first = await PostAsync(Override("2026-11-24T10:00:00Z"));
        var second = await PostAsync(Override("2026-11-24T10:00:00Z"));

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.OK);
        measured.Lines.Should().Equal("cramprisk.feedback 1 cramprisk.rule=naproxen cramprisk.outcome=overridden cramprisk.reason=will-monitor");
    }

    [Test]
    public async Task Unknown_cards_are_named_by_their_places_and_nothing_is_stored()
    {
        var answer = await PostAsync($$$"""
            {"feedback":[
              {"card":"{{{Card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"will-monitor"}},"outcomeTimestamp":"2026-11-24T10:00:00Z"},
              {"card":"{{{Guid.NewGuid()}}}","outcome":"overridden","outcomeTimestamp":"2026-11-24T10:00:00Z"},
              {"card":"{{{Guid.NewGuid()}}}","outcome":"overridden","outcomeTimestamp":"2026-11-24T10:00:00Z"}]}
            """);

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await PlacesAsync(answer)).Should().Equal("feedback[1].card", "feedback[2].card");
        (await Acknowledged()).Should().BeEmpty();
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var answer = await PostAsync($$"""
            {"feedback":[
              {"card":"4711","outcome":"ignored","outcomeTimestamp":"2026-11-24"},
              {"card":"{{Card}}","outcome":"accepted","acceptedSuggestions":[{}],"outcomeTimestamp":"2026-11-24T10:00:00Z"},
              {"card":"{{Card}}","outcome":"overridden","overrideReason":{"reason":{},"userComment":7},"outcomeTimestamp":"2026-11-24T10:00:00"},
              "x"]}
            """);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PlacesAsync(answer)).Should().Equal("feedback[0].card", "feedback[0].outcome", "feedback[0].outcomeTimestamp", "feedback[1].acceptedSuggestions",
            "feedback[2].overrideReason.userComment", "feedback[2].overrideReason.reason", "feedback[2].outcomeTimestamp", "feedback[3]");
    }

    [TestCase("""{"feedback":[]}""")]
    [TestCase("""{"feedback":{}}""")]
    [TestCase("[]")]
    [TestCase("""{"feedback":[""")]
    [TestCase("""{"feedback":[],"feedback":[]}""")]
    [TestCase("""{"feedback":[{"card":"\ud800","outcome":"overridden"}]}""")]
    [TestCase("")]
    public async Task What_is_no_feedback_is_a_bad_request(string body)
    {
        var answer = await PostAsync(body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Test]
    public async Task A_comment_reaches_neither_the_store_nor_a_log()
    {
        const string canary = "CANARYCOMMENT";
        await PostAsync(Item($$"""{"card":"{{Card}}","outcome":"overridden","overrideReason":{"reason":{"code":"{{canary}}","display":"{{canary}}"},"userComment":"{{canary}}"},"outcomeTimestamp":"2026-11-24T10:00:00Z"}"""));

        _host.Logs.All.Should().NotContain(line => line.Contains(canary));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_host.Database)!))
            Encoding.Latin1.GetString(await ReadAsync(file)).Should().NotContain(canary, file);
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static string Item(string item) => $$"""{"feedback":[{{item}}]}""";

    private static string Override(string at, string reason = "will-monitor") =>
        Item($$$"""{"card":"{{{Card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"{{{reason}}}"}},"outcomeTimestamp":"{{{at}}}"}""");

    private Task<HttpResponseMessage> PostAsync(string body) => _host.Client.PostAsync($"/cds-services/{Service}/feedback", new StringContent(body, Encoding.UTF8, "application/json"));

    private async Task<IEnumerable<Acknowledgement>> Acknowledged() => await _host.Store.AcknowledgementsOfAsync(_patient, "p1", new DateOnly(2026, 11, 25), default);

    private static async Task<IEnumerable<string?>> PlacesAsync(HttpResponseMessage answer)
    {
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("place").GetString());
    }
}
