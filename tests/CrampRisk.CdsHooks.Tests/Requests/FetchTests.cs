using System.Net;
using FluentAssertions;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>What prefetch lacks is asked for at a real server on loopback; what cannot be had is said on a card.</summary>
internal sealed class FetchTests
{
    private const string Query = "MedicationRequest?patient=p1";

    private static readonly string Naproxen =
        ClientRequest.Bundle(ClientRequest.Order("m1", ClientRequest.RxNorm("7258")).Replace("draft", "active", StringComparison.Ordinal));

    private LoopbackServer _server = null!;
    private HookHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _server = await LoopbackServer.StartAsync();
        _host = await HookHost.StartAsync(options => options.Security = options.Security with
        {
            FhirOrigins = [new AllowedOrigin(_server.Url)],
            MaxOutboundBytes = 10_000,
            OutboundTimeLimit = TimeSpan.FromSeconds(1),
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task An_allowed_server_is_asked_with_the_token_for_what_is_lacking_and_only_that()
    {
        _server.Otherwise = context => context.Response.WriteAsync(Naproxen);

        var answer = await ViewAsync();

        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("naproxen");
        answer.Gaps.Should().BeEmpty();
        _server.Calls.Should().Equal($"Bearer secret /fhir/{Query}");
    }

    [Test]
    public async Task An_empty_searchset_is_an_empty_list()
    {
        _server.Otherwise = context => context.Response.WriteAsync("""{"resourceType":"Bundle","type":"searchset","total":0}""");

        var answer = await ViewAsync();

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.Account.GetProperty("lists").GetProperty("medications").GetString().Should().Be("empty");
    }

    [Test]
    public async Task A_server_that_is_not_allowed_is_not_asked()
    {
        await using var other = await LoopbackServer.StartAsync();
        other.Otherwise = context => context.Response.WriteAsync(Naproxen);

        var answer = await ViewAsync(other.Url);

        other.Calls.Should().BeEmpty();
        ShouldSayWhatIsMissing(answer, "medicationRequests: not sent, and not to be had from the FHIR server.", "missing");
    }

    [Test]
    public async Task Without_a_token_nobody_is_asked()
    {
        var answer = await _host.PostAsync("patient-view", (Request(_server.Url) with { Token = null }).Json());

        _server.Calls.Should().BeEmpty();
        ShouldSayWhatIsMissing(answer, "medicationRequests: not sent, and not to be had from the FHIR server.", "missing");
    }

    [TestCaseSource(nameof(Failures))]
    public async Task A_server_that_fails_is_no_empty_list(RequestDelegate fails)
    {
        _server.Otherwise = fails;

        var answer = await ViewAsync();

        _server.Calls.Should().ContainSingle("a redirect is not followed, and nothing is tried twice");
        ShouldSayWhatIsMissing(answer, "medicationRequests: not sent, and not to be had from the FHIR server.", "missing");
    }

    [Test]
    public async Task An_OperationOutcome_with_success_is_no_empty_list()
    {
        _server.Otherwise = context => context.Response.WriteAsync("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden"}]}""");

        ShouldSayWhatIsMissing(await ViewAsync(), "medicationRequests: the FHIR server answered with an error or a warning.", "failed");
    }

    [Test]
    public async Task Of_several_pages_the_first_is_screened_and_the_rest_told()
    {
        _server.Otherwise = context => context.Response.WriteAsync(Naproxen.Replace("\"entry\"", "\"link\":[{\"relation\":\"next\",\"url\":\"http://127.0.0.1/2\"}],\"entry\"", StringComparison.Ordinal));

        var answer = await ViewAsync();

        answer.Rules.Should().Equal("naproxen", "gap");
        answer.Gaps.Should().Equal("medicationRequests firstPageOnly");
        answer.Cards.Last().GetProperty("detail").GetString().Should().Contain("medicationRequests: only the first of several pages came.");
    }

    [Test]
    public async Task An_answer_about_something_else_is_no_empty_list()
    {
        _server.Otherwise = context => context.Response.WriteAsync("""{"resourceType":"Patient","id":"p1"}""");

        ShouldSayWhatIsMissing(await ViewAsync(), "medicationRequests: not sent, and not to be had from the FHIR server.", "missing");
    }

    [Test]
    public async Task Another_patient_in_the_answer_is_not_screened()
    {
        _server.Otherwise = context => context.Response.WriteAsync(Naproxen.Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal));

        ShouldSayWhatIsMissing(await ViewAsync(), "medicationRequests: not sent, and not to be had from the FHIR server.", "missing");
    }

    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Failure("server error", context => Status(context, 500));
        yield return Failure("not authorised", context => Status(context, 401));
        yield return Failure("not found", context => Status(context, 404));
        yield return Failure("redirect", context =>
        {
            context.Response.Redirect($"http://{context.Request.Host}/elsewhere");
            return Task.CompletedTask;
        });
        yield return Failure("no JSON", context => context.Response.WriteAsync("<html>log in</html>"));
        yield return Failure("cut short", context => context.Response.WriteAsync(Naproxen[..^5]));
        yield return Failure("nothing", _ => Task.CompletedTask);
        yield return Failure("too large", context => context.Response.WriteAsync(Naproxen + new string(' ', 20_000)));
        yield return Failure("too slow", context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        yield return Failure("slow after the headers", async context =>
        {
            await context.Response.WriteAsync(Naproxen[..20]);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        yield return Failure("another version of FHIR", context => context.Response.WriteAsync("""{"resourceType":"MedicationOrder","id":"m1"}"""));
    }

    private static TestCaseData Failure(string name, RequestDelegate answer) => new TestCaseData(answer).SetArgDisplayNames(name);

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(Naproxen);
    }

    private static void ShouldSayWhatIsMissing(HookAnswer answer, string sentence, string kind)
    {
        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ShouldKeepTheRules();
        var card = answer.Cards.Should().ContainSingle().Which;
        card.GetProperty("summary").GetString().Should().Be("Leg-cramp risk: not all medications could be checked");
        card.GetProperty("detail").GetString().Should().Contain(sentence);
        answer.Gaps.Should().Equal($"medicationRequests {kind}");
        answer.Account.GetProperty("lists").GetProperty("medications").GetString().Should().Be("absent");
    }

    private static ClientRequest Request(string server) => new("patient-view") { Without = ["medicationRequests"], FhirServer = $"{server}/fhir", Token = "secret" };

    private Task<HookAnswer> ViewAsync(string? server = null) => _host.PostAsync("patient-view", Request(server ?? _server.Url).Json());
}
