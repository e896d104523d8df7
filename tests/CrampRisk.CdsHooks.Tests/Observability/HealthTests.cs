using System.Net;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

internal sealed class HealthTests
{
    [Test]
    public async Task A_started_service_is_live_and_ready()
    {
        await using var host = await HookHost.StartGuardsAsync();

        (await host.Client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Without_its_store_it_lives_and_is_not_ready()
    {
        await using var host = await HookHost.StartGuardsAsync();
        File.Delete(host.Database);

        (await host.Client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Test]
    public async Task Another_file_in_the_stores_place_is_not_ready()
    {
        await using var host = await HookHost.StartGuardsAsync();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(host.Database)!, "feedback.db*").Where(file => !file.EndsWith(".secret", StringComparison.Ordinal))) File.Delete(file);
        var mark = host.Services.GetRequiredService<PatientKeys>().Mark();
        await using (var other = new SqliteFeedbackStore(host.Database, mark, TimeProvider.System, NullLogger.Instance)) await other.CheckAsync(default);

        (await host.Client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
    }

    [Test]
    public async Task A_store_that_cannot_be_opened_keeps_the_service_from_starting()
    {
        var start = () => HookHost.StartGuardsAsync(services: services =>
            services.TryAddSingleton<IFeedbackStore>(_ => new SqliteFeedbackStore("/proc/nowhere/feedback.db", "", TimeProvider.System, NullLogger.Instance)));

        await start.Should().ThrowAsync<Exception>();
    }
}
