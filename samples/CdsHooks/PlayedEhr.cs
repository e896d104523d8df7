using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CrampRisk.Samples.CdsHooks;

/// <summary>What an EHR does: asks which services there are, sends an order that is about to be signed, and tells how its user answered the card.</summary>
internal sealed class PlayedEhr(Uri service) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = service };

    public async Task PlayAsync()
    {
        Console.WriteLine("GET /cds-services");
        var discovery = await _http.GetFromJsonAsync<JsonObject>("/cds-services");
        foreach (var found in discovery!["services"]!.AsArray()) Console.WriteLine($"  {found!["id"]} answers {found["hook"]}");

        var cards = await SignAsync();

        Console.WriteLine("POST /cds-services/cramprisk-order-sign/feedback");
        var feedback = new JsonObject
        {
            ["feedback"] = new JsonArray([.. cards.Select(card => new JsonObject
            {
                ["card"] = card!["uuid"]!.DeepClone(),
                ["outcome"] = "overridden",
                ["overrideReason"] = new JsonObject { ["reason"] = card["overrideReasons"]!.AsArray().First(reason => (string?)reason!["code"] == "will-monitor")!.DeepClone() },
                ["outcomeTimestamp"] = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
            })]),
        };
        var answer = await _http.PostAsJsonAsync("/cds-services/cramprisk-order-sign/feedback", feedback);
        Console.WriteLine($"  {(int)answer.StatusCode}");

        await SignAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonArray> SignAsync()
    {
        Console.WriteLine("POST /cds-services/cramprisk-order-sign");
        var request = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "order-sign.json")))!;
        request["hookInstance"] = Guid.NewGuid().ToString();
        var answer = await _http.PostAsJsonAsync("/cds-services/cramprisk-order-sign", request);
        var response = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(response.ToJsonString());
        var (cards, coverage) = (response["cards"]!.AsArray(), response["extension"]!["cramprisk"]!);
        Console.WriteLine($"  {cards.Count} card(s), {coverage["suppressed"]!.AsArray().Count} flag(s) suppressed");
        foreach (var card in cards) Console.WriteLine($"  {card!["indicator"]}: {card["summary"]}");
        return cards;
    }
}
