using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrampRisk.CdsHooks;

/// <summary>Whether the store can be read and written now.</summary>
internal sealed class StoreHealth(IFeedbackStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
#pragma warning disable CA1031 // Whatever it is that went wrong, the store is not there.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy($"The feedback store cannot be used ({fault.GetType().Name}).");
        }
    }
}
