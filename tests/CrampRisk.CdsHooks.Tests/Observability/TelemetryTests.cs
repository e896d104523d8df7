using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

[NonParallelizable]
internal sealed class TelemetryTests
{
    [Test]
    public async Task A_call_is_counted_traced_and_audited_with_the_same_words()
    {
        using var measured = new Measurements("cramprisk.hooks");
        using var traces = new Traces();
        await using var host = await HookHost.StartGuardsAsync(probe: context =>
        {
            var call = HookCall.Of(context);
            (call.Hook, call.Service) = ("order-sign", "cramprisk-order-sign");
            call.AddCard("info");
            call.AddFlag("naproxen");
            call.AddFlag("naproxen");
            return Task.CompletedTask;
        });

        await host.Client.GetAsync("/cds-services/probe");

        measured.Lines.Where(line => !line.StartsWith("cramprisk.hooks.duration", StringComparison.Ordinal)).Should().BeEquivalentTo(
            "cramprisk.hooks.requests 1 cramprisk.hook=order-sign cramprisk.status=200",
            "cramprisk.hooks.cards 1 cramprisk.hook=order-sign cramprisk.indicator=info",
            "cramprisk.hooks.flags 2 cramprisk.rule=naproxen");
        measured.Lines.Should().ContainSingle(line => line.StartsWith("cramprisk.hooks.duration", StringComparison.Ordinal));
        traces.Lines.Should().ContainSingle(line => line.StartsWith("CrampRisk ", StringComparison.Ordinal)).Which.Should().Contain("cramprisk.hook=order-sign").And.Contain("cramprisk.cards=1");
        host.Logs.Of("CrampRisk.Audit").Should().ContainSingle().Which.Should().MatchRegex(
            "^address:[0-9a-f]{12} called order-sign of cramprisk-order-sign: status 200, 1 cards, 2 flags, 0 items of feedback, [0-9]+ ms ");
    }
}
