using CrampRisk.CdsHooks;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the CDS Hooks service into a host's routes.</summary>
public static class CdsHooksEndpointRouteBuilderExtensions
{
    /// <summary>Maps <c>/cds-services</c> with discovery, the three hooks and feedback, the explorer page at <c>/</c>, and <c>/health</c>.</summary>
    /// <param name="routes">The routes; a group's prefix is kept.</param>
    /// <returns>The same routes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="routes"/> is null.</exception>
    public static IEndpointRouteBuilder MapCrampRiskCdsHooks(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var guarded = CdsHooksGuards.ApplyTo(routes.MapGroup(""));
        var services = guarded.MapGroup("/cds-services");
        DiscoveryEndpoint.Map(services);
        PatientViewEndpoint.Map(services);
        OrderSelectEndpoint.Map(services);
        OrderSignEndpoint.Map(services);
        UnknownServiceEndpoint.Map(services);
        CdsHooksGuards.Map(routes, guarded);
        ExplorerEndpoint.Map(routes);
        return routes;
    }
}
