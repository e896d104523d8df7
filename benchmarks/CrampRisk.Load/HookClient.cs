using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CrampRisk.Load;

/// <summary>Plays a CDS client against one server.</summary>
internal sealed class HookClient(string server) : IDisposable
{
    public const string OrderSign = "/cds-services/cramprisk-order-sign";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(server) };

    /// <summary>Posts a body; null where the answer is not 200.</summary>
    public async Task<string?> PostAsync(string path, byte[] body, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode ? text : null;
    }

    /// <summary>The uuids of the cards that were sent.</summary>
    public static List<string> CardsOf(string answer) =>
        [.. JsonDocument.Parse(answer).RootElement.GetProperty("cards").EnumerateArray().Select(card => card.GetProperty("uuid").GetString()!)];

    /// <summary>Overrides cards with a reason.</summary>
    public async Task<bool> OverrideAsync(IEnumerable<string> cards, CancellationToken cancellation)
    {
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var items = cards.Select(card => $$$"""{"card":"{{{card}}}","outcome":"overridden","overrideReason":{"reason":{"code":"will-monitor"}},"outcomeTimestamp":"{{{now}}}"}""");
        return await PostAsync(OrderSign + "/feedback", Encoding.UTF8.GetBytes($$$"""{"feedback":[{{{string.Join(',', items)}}}]}"""), cancellation) is not null;
    }

    public void Dispose() => _http.Dispose();
}
