using System.Text.Json;
using CrampRisk.Fhir;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CrampRisk.CdsHooks;

/// <summary><c>GET /cds-services</c>: which services there are, and what they need.</summary>
internal static class DiscoveryEndpoint
{
    private const string Requirements =
        "FHIR R4. Needs medications, conditions and procedures, by prefetch or by fhirAuthorization for a server that the host allows; what is lacking is said on a card. "
        + "Leg-cramp associations and a fixed list of label statements only: no interaction check, and no flag does not mean safe.";

    // The same for everyone and always: written once.
    private static readonly byte[] Document = Write();

    public static void Map(RouteGroupBuilder services) => services.MapGet("", AnswerAsync);

    private static async Task AnswerAsync(HttpContext context)
    {
        HookCall.Of(context).Hook = "discovery";
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Document.Length;
        await context.Response.Body.WriteAsync(Document, context.RequestAborted);
    }

    private static byte[] Write()
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("services");
            foreach (var service in CdsService.All) Write(json, service);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, CdsService service)
    {
        json.WriteStartObject();
        json.WriteString("hook", CdsHookNames.All.Of(service.Hook));
        json.WriteString("title", service.Title);
        json.WriteString("description", service.Description);
        json.WriteString("id", service.Id);
        json.WriteStartObject("prefetch");
        foreach (var template in PrefetchTemplates.All) json.WriteString(template.Key, template.Query);
        json.WriteEndObject();
        json.WriteString("usageRequirements", Requirements);
        json.WriteEndObject();
    }
}
