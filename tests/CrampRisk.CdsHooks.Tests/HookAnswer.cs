using System.Net;
using System.Text.Json;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>An answer as a client sees it.</summary>
internal sealed record HookAnswer(HttpStatusCode Status, string? ContentType, JsonElement Json)
{
    public IEnumerable<JsonElement> Cards => Json.GetProperty("cards").EnumerateArray();

    /// <summary>The account of coverage.</summary>
    public JsonElement Account => Json.GetProperty("extension").GetProperty("cramprisk");

    /// <summary>The rules of each card, by its links; <c>gap</c> for the card about what could not be checked.</summary>
    public IEnumerable<string> Rules => Cards.Select(RulesOf);

    public IEnumerable<string> Gaps => Account.GetProperty("gaps").EnumerateArray().Select(gap => $"{gap.GetProperty("prefetch").GetString()} {gap.GetProperty("kind").GetString()}");

    /// <summary>The problems, each as its code and place.</summary>
    public IEnumerable<string> Problems =>
        Json.GetProperty("problems").EnumerateArray().Select(problem => $"{problem.GetProperty("code").GetString()} {problem.GetProperty("place").GetString()}".TrimEnd());

    public static async Task<HookAnswer> OfAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return new HookAnswer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, json.RootElement.Clone());
    }

    public static string RulesOf(JsonElement card) => card.TryGetProperty("links", out var links)
        ? string.Join(' ', links.EnumerateArray().Select(link => new Uri(link.GetProperty("url").GetString()!).Fragment[1..]))
        : "gap";
}
