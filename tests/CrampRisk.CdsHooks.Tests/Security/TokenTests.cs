using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>CDS Hooks 2.0, "Trusting CDS Clients": who is let in, and what each other one is told.</summary>
internal sealed class TokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly Signer _signer = Signer.Es384();
    private FakeTimeProvider _clock = null!;
    private HookHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new FakeTimeProvider(Now);
        _host = await HookHost.StartGuardsAsync(Trusting(_signer), clock: _clock);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task A_sound_token_is_let_in_and_named_in_the_audit_log()
    {
        var answer = await CallAsync(_signer.Token(Now));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        _host.Logs.Of("CrampRisk.Audit").Should().ContainSingle().Which.Should().StartWith($"{Signer.Issuer} called");
    }

    [Test]
    public async Task RS384_is_let_in_too()
    {
        var signer = Signer.Rs384();
        await using var host = await HookHost.StartGuardsAsync(Trusting(signer), clock: _clock);

        var answer = await CallAsync(signer.Token(Now), host);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task An_audience_among_several_will_do()
    {
        var answer = await CallAsync(_signer.Token(Now, claims => claims["aud"] = new[] { "https://other.example", HookHost.PublicUrl + "/cds-services/probe" }));

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task No_token_is_told_that_one_is_needed()
    {
        var answer = await _host.Client.GetAsync("/cds-services/probe");

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().Should().Be("Bearer realm=\"CrampRisk\"");
    }

    [Test]
    public async Task A_token_that_was_used_is_not_let_in_again()
    {
        var token = _signer.Token(Now);

        (await CallAsync(token)).StatusCode.Should().Be(HttpStatusCode.OK);

        await RefusedAsync(token, "it was used before");
    }

    [Test]
    public Task An_expired_one_is_refused() => RefusedAsync(_signer.Token(Now.AddMinutes(-10)), "it has expired");

    [Test]
    public Task One_from_the_future_is_refused() => RefusedAsync(_signer.Token(Now.AddMinutes(2)), "it is not valid yet");

    [Test]
    public Task One_that_lives_for_years_is_refused() => RefusedAsync(_signer.Token(Now, claims => claims["exp"] = Now.AddYears(10).ToUnixTimeSeconds()), "it lives too long");

    [TestCase("9999999999999")]
    [TestCase("-1")]
    [TestCase("\"soon\"")]
    [TestCase("1e400")]
    public Task An_end_that_is_no_time_is_refused(string end) =>
        RefusedAsync(_signer.Token(Now, claims => claims["exp"] = System.Text.Json.JsonDocument.Parse(end).RootElement), null);

    [Test]
    public async Task Clocks_may_differ_by_a_little()
    {
        (await CallAsync(_signer.Token(Now.AddSeconds(25)))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await CallAsync(_signer.Token(Now.AddSeconds(-145)))).StatusCode.Should().Be(HttpStatusCode.OK, "it expired 25 seconds ago");
    }

    [TestCase("exp")]
    [TestCase("iat")]
    [TestCase("jti")]
    public Task A_missing_claim_is_refused(string name) => RefusedAsync(_signer.Token(Now, claims => claims[name] = null), "exp, iat or jti is missing");

    [Test]
    public async Task Who_calls_under_another_name_is_told_the_right_one()
    {
        var answer = await HookAnswer.OfAsync(await CallAsync(_signer.Token(Now, claims => claims["aud"] = "http://localhost/cds-services/probe")));

        answer.Json.GetProperty("problems")[0].GetProperty("remedy").GetString().Should().Be("Set aud to the address that is called, under https://cds.example.org");
    }

    [TestCase("https://cds.example.org/cds-services")]
    [TestCase("https://cds.example.org/cds-services/other")]
    [TestCase("https://evil.example/cds-services/probe")]
    [TestCase("http://localhost/cds-services/probe")]
    [TestCase(null)]
    public Task One_for_another_address_is_refused(string? audience) => RefusedAsync(_signer.Token(Now, claims => claims["aud"] = audience), "it is made out to another address");

    [Test]
    public async Task The_callers_own_host_header_does_not_change_the_address()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cds-services/probe") { Headers = { Host = "evil.example", Authorization = new AuthenticationHeaderValue("Bearer", _signer.Token(Now, claims => claims["aud"] = "http://evil.example/cds-services/probe")) } };

        var answer = await _host.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Test]
    public Task An_unknown_issuer_is_refused() => RefusedAsync(_signer.Token(Now, claims => claims["iss"] = "https://evil.example"), "its issuer is not registered");

    [Test]
    public Task Another_key_under_the_same_name_is_refused() => RefusedAsync(Signer.Es384().Token(Now), "its signature does not fit");

    [Test]
    public Task RS256_is_refused() => RefusedAsync(Signer.Rs256().Token(Now), "it is signed by an algorithm that is not accepted");

    [Test]
    public Task No_signature_is_refused() => RefusedAsync(Unsigned("none", _signer.Token(Now).Split('.')[1]) + ".", "it is signed by an algorithm that is not accepted");

    [Test]
    public Task A_symmetric_algorithm_is_refused() => RefusedAsync(Unsigned("HS384", _signer.Token(Now).Split('.')[1]) + "." + new string('A', 64), "it is signed by an algorithm that is not accepted");

    [Test]
    public async Task Changed_claims_are_refused()
    {
        var parts = _signer.Token(Now).Split('.');
        var other = _signer.Token(Now).Split('.');

        await RefusedAsync($"{parts[0]}.{other[1]}.{parts[2]}", "its signature does not fit");
    }

    [TestCase("x")]
    [TestCase("a.b.c")]
    [TestCase("e30.e30.")]
    [TestCase("....")]
    public Task Rubbish_is_refused(string token) => RefusedAsync(token, null);

    [Test]
    public Task A_token_of_a_megabyte_is_refused_unread() => RefusedAsync(new string('a', 1_000_000), "this is no JSON Web Token");

    [Test]
    public async Task What_is_refused_reaches_no_endpoint_and_names_nothing_of_ours()
    {
        var isReached = false;
        await using var host = await HookHost.StartGuardsAsync(Trusting(_signer), _ =>
        {
            isReached = true;
            return Task.CompletedTask;
        }, _clock);

        var answer = await CallAsync(Signer.Es384().Token(Now), host);

        isReached.Should().BeFalse();
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("key-1").And.NotContain("Exception").And.NotContain("IDX");
    }

    [Test]
    public async Task Who_fails_again_and_again_is_stopped_before_any_signature_is_computed()
    {
        for (var i = 0; i < 60; i++) await CallAsync(Signer.Issuer);

        var answer = await CallAsync(_signer.Token(Now));

        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(60));
    }

    [Test]
    public void The_memory_of_used_tokens_has_an_end_and_forgets_the_expired()
    {
        var seen = new SeenTokens(_clock, most: 2);

        seen.TryUse("i", "1", Now.AddMinutes(1)).Should().BeTrue();
        seen.TryUse("i", "2", Now.AddMinutes(2)).Should().BeTrue();
        seen.TryUse("i", "3", Now.AddMinutes(2)).Should().BeFalse("a token that cannot be remembered is not accepted");
        _clock.Advance(TimeSpan.FromSeconds(61));
        seen.TryUse("i", "3", Now.AddMinutes(2)).Should().BeTrue();
        seen.TryUse("i", "2", Now.AddMinutes(2)).Should().BeFalse();
        seen.TryUse("ii", "2", Now.AddMinutes(2)).Should().BeFalse("there is no room");
    }

    private static CdsHooksSecurityOptions Trusting(Signer signer) =>
        new() { PublicUrl = HookHost.PublicUrl, Issuers = [new TokenIssuer(Signer.Issuer) { KeySet = signer.KeySet }] };

    private static string Unsigned(string algorithm, string payload) =>
        Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"key-1"}""")) + "." + payload;

    private async Task RefusedAsync(string token, string? reason)
    {
        var answer = await CallAsync(token);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var challenge = answer.Headers.WwwAuthenticate.ToString();
        challenge.Should().StartWith("Bearer realm=\"CrampRisk\", error=\"invalid_token\", error_description=\"");
        if (reason is not null) challenge.Should().EndWith($"\"{reason}\"");
    }

    private Task<HttpResponseMessage> CallAsync(string token, HookHost? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/cds-services/probe");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token).Should().BeTrue();
        return (host ?? _host).Client.SendAsync(request);
    }
}
