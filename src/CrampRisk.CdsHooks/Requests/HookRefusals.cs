using System.Collections.Immutable;
using CrampRisk.Fhir;
using Microsoft.AspNetCore.Http;

namespace CrampRisk.CdsHooks;

/// <summary>The answers to requests that no card can be made of. Codes CR650 to CR659 are permanent.</summary>
internal static class HookRefusals
{
    /// <summary>404.</summary>
    public static HookRefusal UnknownService() => new(StatusCodes.Status404NotFound,
        new Problem("CR650", "", $"there is no such CDS service; expected {string.Join(", ", CdsService.All.Select(service => service.Id))}", "Ask /cds-services for the services"));

    /// <summary>400: the hook is answered by another service.</summary>
    public static HookRefusal OtherHook(CdsService service) => new(StatusCodes.Status400BadRequest,
        new Problem("CR651", "hook", $"this service answers {CdsHookNames.All.Of(service.Hook)}; each of patient-view, order-select and order-sign has a service of its own", "Ask /cds-services which service answers the hook"));

    /// <summary>400, with everything that the reader found.</summary>
    public static HookRefusal Unreadable(ImmutableArray<Problem> problems) => new(StatusCodes.Status400BadRequest, problems);
}
