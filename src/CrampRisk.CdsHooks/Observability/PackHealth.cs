using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrampRisk.CdsHooks;

/// <summary>Whether the knowledge pack is loaded and answers: naproxen must be understood, whatever a policy switches off.</summary>
internal sealed class PackHealth(CrampRiskScreener screener) : IHealthCheck
{
    private static readonly Patient Naproxen = new() { Medications = [Medication.FromRxNorm("7258")] };
    private static readonly DateOnly Day = new(2026, 1, 1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(screener.Screen(Naproxen, Day).Entries is [{ Outcome: not EntryOutcome.NotUnderstood }]
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The knowledge pack does not know naproxen."));
}
