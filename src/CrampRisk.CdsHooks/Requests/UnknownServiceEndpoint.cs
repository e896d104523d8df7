using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CrampRisk.CdsHooks;

/// <summary>Any other service id: 404, with the ids that there are.</summary>
internal static class UnknownServiceEndpoint
{
    public static void Map(RouteGroupBuilder services) => services.MapPost("/{id}", static _ => Task.FromException(HookRefusals.UnknownService()));
}
