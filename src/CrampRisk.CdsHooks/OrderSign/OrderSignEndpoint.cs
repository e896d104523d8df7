using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrampRisk.CdsHooks;

/// <summary>The service of the hook <c>order-sign</c>.</summary>
internal static class OrderSignEndpoint
{
    public static void Map(RouteGroupBuilder services) =>
        services.MapPost($"/{CdsService.OrderSign.Id}", context => context.RequestServices.GetRequiredService<HookService>().AnswerAsync(context, CdsService.OrderSign, OrderSignCards.Group));
}
