using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>Opens the store when the host starts, which fails where it cannot be used, and forgets every hour what is too old.</summary>
internal sealed partial class FeedbackUpkeep(IFeedbackStore store, FeedbackOptions options, CrampRiskScreener screener, TimeProvider clock, ILogger<FeedbackUpkeep> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.CheckAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // An acknowledgement must live as long as it holds.
        var keptDays = Math.Max(options.KeepDays, screener.Options.Policy.RepeatAfterDays + 1);
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await PruneAsync(clock.GetUtcNow().AddDays(-keptDays), stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host goes down. One that never came up would take this for a fault and tell of it louder than of its own.
        }
    }

    private async Task PruneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        try
        {
            await store.PruneAsync(before, cancellation);
        }
#pragma warning disable CA1031 // What is not forgotten now is forgotten in an hour; the health check tells of a store that is gone.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            NotPruned(log, fault.GetType().Name);
        }
    }

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Old feedback could not be removed ({Fault}).")]
    private static partial void NotPruned(ILogger log, string fault);
}
