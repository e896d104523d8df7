using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CrampRisk.CdsHooks;

/// <summary>Answers a request that is refused or failed: <c>application/problem+json</c> (RFC 9457) with every problem. No values of the request.</summary>
internal static class ProblemAnswer
{
    public static async Task WriteAsync(HttpContext context, HookRefusal refusal)
    {
        var response = context.Response;
        response.StatusCode = refusal.Status;
        if (refusal.RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (refusal.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = Challenge(context.Request, refusal);
        response.ContentType = "application/problem+json";
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) Write(json, refusal);
        response.ContentLength = buffer.Length;
        // Not with the request's own token: a time-out has cancelled that.
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), CancellationToken.None);
    }

    private static void Write(Utf8JsonWriter json, HookRefusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("title", ReasonPhrases.GetReasonPhrase(refusal.Status));
        json.WriteNumber("status", refusal.Status);
        json.WriteString("detail", refusal.Status >= 500 ? "Nothing was checked: this answer says nothing about the patient." : "The request was not answered. See problems.");
        json.WriteStartArray("problems");
        foreach (var problem in refusal.Problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code);
            json.WriteString("place", problem.Place);
            json.WriteString("what", problem.What);
            json.WriteString("remedy", problem.Remedy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // RFC 6750: without a token there is no error to name.
    private static string Challenge(HttpRequest request, HookRefusal refusal) =>
        request.Headers.Authorization.Count == 0
            ? "Bearer realm=\"CrampRisk\""
            : $"Bearer realm=\"CrampRisk\", error=\"invalid_token\", error_description=\"{refusal.Problems[0].What}\"";
}
