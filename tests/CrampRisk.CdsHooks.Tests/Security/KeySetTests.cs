using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Keys that are fetched, from a real server on loopback.</summary>
internal sealed class KeySetTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly Signer _signer = Signer.Es384();
    private FakeTimeProvider _clock = null!;
    private LoopbackServer _keys = null!;
    private HookHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new FakeTimeProvider(Now);
        _keys = await LoopbackServer.StartAsync();
        _keys.Answer("/jwks", _signer.KeySet);
        _host = await HookHost.StartGuardsAsync(new CdsHooksSecurityOptions
        {
            PublicUrl = HookHost.PublicUrl,
            Issuers = [new TokenIssuer(Signer.Issuer) { KeySetUrls = [_keys.Url + "/jwks"] }],
        }, clock: _clock);
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Test]
    public async Task They_are_fetched_once_and_kept()
    {
        (await CallAsync(_signer.Token(Now))).Should().Be(HttpStatusCode.OK);
        (await CallAsync(_signer.Token(Now, header: header => header["jku"] = _keys.Url + "/jwks"))).Should().Be(HttpStatusCode.OK);

        _keys.Paths.Should().Equal("/jwks");
    }

    [Test]
    public async Task A_new_key_is_found_and_unknown_ones_do_not_flood_the_issuer()
    {
        await CallAsync(_signer.Token(Now));
        var next = Signer.Rs384();
        for (var i = 0; i < 5; i++) await CallAsync(next.Token(Now));
        _keys.Paths.Should().HaveCount(1);

        _keys.Answer("/jwks", next.KeySet);
        _clock.Advance(TimeSpan.FromSeconds(61));

        (await CallAsync(next.Token(_clock.GetUtcNow()))).Should().Be(HttpStatusCode.OK);
        _keys.Paths.Should().HaveCount(2);
    }

    [Test]
    public async Task Keys_that_cannot_be_fetched_are_a_passing_failure()
    {
        await _keys.DisposeAsync();

        (await CallAsync(_signer.Token(Now))).Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [TestCase("/jwks?x")]
    [TestCase("/other")]
    public async Task A_jku_that_is_not_listed_is_never_fetched(string path)
    {
        (await CallAsync(_signer.Token(Now, header: header => header["jku"] = _keys.Url + path))).Should().Be(HttpStatusCode.Unauthorized);

        _keys.Paths.Should().BeEmpty();
    }

    [Test]
    public async Task A_redirect_is_not_followed()
    {
        _keys.Redirect("/jwks", _keys.Url + "/elsewhere");
        _keys.Answer("/elsewhere", _signer.KeySet);

        (await CallAsync(_signer.Token(Now))).Should().Be(HttpStatusCode.ServiceUnavailable);

        _keys.Paths.Should().Equal("/jwks");
    }

    [Test]
    public async Task A_set_without_end_is_given_up()
    {
        _keys.Answer("/jwks", _signer.KeySet + new string(' ', 6 * 1024 * 1024));

        (await CallAsync(_signer.Token(Now))).Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<HttpStatusCode> CallAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/cds-services/probe") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await _host.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
