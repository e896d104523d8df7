using System.Net;
using System.Text.Json;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>From a card over an override with a reason to the next call.</summary>
internal sealed class AcknowledgementFlowTests
{
    private FakeTimeProvider _clock = null!;

    private HookHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        _host = await HookHost.StartAsync(clock: _clock);
        var card = (await SignAsync("p1")).Cards.Single().GetProperty("uuid").GetString();
        var feedback = await _host.SendAsync("/cds-services/cramprisk-order-sign/feedback",
            $$$"""{"feedback":[{"card":"{{{card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"will-monitor","system":"urn:x-cramprisk:override-reason"}},"outcomeTimestamp":"2026-11-25T12:00:00Z"}]}""");
        feedback.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task The_same_patient_is_not_told_again_and_the_account_says_so()
    {
        var answer = await SignAsync("p1");

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        var suppressed = Suppressed(answer).Should().ContainSingle().Which;
        suppressed.GetProperty("kind").GetString().Should().Be("acknowledged");
        // 180 days: 5 left of November, 31, 31, 28, 31, 30 make 156, and 24 of May.
        suppressed.GetProperty("until").GetString().Should().Be("2027-05-24");
    }

    [Test]
    public async Task Another_patient_is_told()
    {
        (await SignAsync("p2")).Rules.Should().Equal("naproxen");
    }

    [Test]
    public async Task What_makes_another_flag_is_told()
    {
        var answer = await SignAsync("p1", ClientRequest.Condition("K74.60"));

        answer.Rules.Should().Equal("naproxen--cirrhosis");
        Suppressed(answer).Should().ContainSingle();
    }

    [Test]
    public async Task After_the_time_of_the_policy_it_is_told_again()
    {
        _clock.Advance(TimeSpan.FromDays(180));
        (await SignAsync("p1")).Rules.Should().BeEmpty();

        _clock.Advance(TimeSpan.FromDays(1));
        (await SignAsync("p1")).Rules.Should().Equal("naproxen");
    }

    private static List<JsonElement> Suppressed(HookAnswer answer) => [.. answer.Account.GetProperty("suppressed").EnumerateArray()];

    private Task<HookAnswer> SignAsync(string patient, params string[] conditions) => _host.PostAsync("order-sign", new ClientRequest("order-sign")
    {
        HookInstance = Guid.NewGuid().ToString(),
        PatientId = patient,
        Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258"), patient: patient)],
        Prefetch = { ["conditions"] = ClientRequest.Bundle(conditions) },
    }.Json());
}
