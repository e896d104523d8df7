using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrampRisk.CdsHooks;

/// <summary>The service of the hook <c>order-select</c>.</summary>
internal static class OrderSelectEndpoint
{
    public static void Map(RouteGroupBuilder services) =>
        services.MapPost($"/{CdsService.OrderSelect.Id}", context => context.RequestServices.GetRequiredService<HookService>().AnswerAsync(context, CdsService.OrderSelect, OrderSelectCards.Group));
}
