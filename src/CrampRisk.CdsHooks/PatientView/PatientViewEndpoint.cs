using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrampRisk.CdsHooks;

/// <summary>The service of the hook <c>patient-view</c>.</summary>
internal static class PatientViewEndpoint
{
    public static void Map(RouteGroupBuilder services) =>
        services.MapPost($"/{CdsService.PatientView.Id}", context => context.RequestServices.GetRequiredService<HookService>().AnswerAsync(context, CdsService.PatientView, PatientViewCards.Group));
}
