using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace CrampRisk.CdsHooks;

/// <summary>The public keys of the issuers: given, or fetched from an allowed address and kept for a while.</summary>
/// <remarks>A key that is not in a set is looked for again, but not more often than once a minute: new keys are found, floods are not passed on.</remarks>
internal sealed class KeySets(IHttpClientFactory clients, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, JsonWebKeySet> _given = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Fetched> _fetched = new(StringComparer.Ordinal);

    /// <summary>The key of this id and algorithm, or null.</summary>
    /// <param name="jku">One of the issuer's own addresses; null for its first or its given set.</param>
    /// <exception cref="HookRefusal">503: the set could not be fetched.</exception>
    public async ValueTask<JsonWebKey?> FindAsync(TokenIssuer issuer, string? jku, string kid, string algorithm, CancellationToken cancellation)
    {
        if (issuer.KeySet is { } json) return Find(_given.GetOrAdd(json, text => new JsonWebKeySet(text)), kid, algorithm);
        var set = _fetched.GetOrAdd(jku ?? issuer.KeySetUrls[0], url => new Fetched(url));
        if (Current(set) is { } known && (Find(known, kid, algorithm) is not null || !MayFetch(set))) return Find(known, kid, algorithm);
        return Find(await FetchAsync(set, cancellation), kid, algorithm);
    }

    private JsonWebKeySet? Current(Fetched set) => set.Keys is { } keys && clock.GetUtcNow() - set.FetchedAt < Kept ? keys : null;

    private bool MayFetch(Fetched set) => clock.GetUtcNow() - set.TriedAt >= AgainAfter;

    private async Task<JsonWebKeySet> FetchAsync(Fetched set, CancellationToken cancellation)
    {
        await set.Gate.WaitAsync(cancellation);
        try
        {
            // Whoever waited takes what the first one fetched, or shares its failure.
            if (!MayFetch(set)) return Current(set) ?? throw Unavailable();
            set.TriedAt = clock.GetUtcNow();
            using var client = clients.CreateClient(OutboundOrigins.Client);
            var json = await client.GetStringAsync(new Uri(set.Url), cancellation);
            set.Keys = new JsonWebKeySet(json);
            set.FetchedAt = clock.GetUtcNow();
            return set.Keys;
        }
        catch (Exception fault) when (fault is HttpRequestException or ArgumentException or System.Text.Json.JsonException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Current(set) ?? throw Unavailable();
        }
        finally
        {
            set.Gate.Release();
        }
    }

    private static HookRefusal Unavailable() =>
        new(503, new Problem("CR645", "Authorization", "the keys of the token's issuer cannot be fetched now", "Try again in a minute")) { RetryAfterSeconds = 60 };

    private static JsonWebKey? Find(JsonWebKeySet set, string kid, string algorithm) =>
        set.Keys.FirstOrDefault(key => key.Kid == kid && Fits(key, algorithm));

    private static bool Fits(JsonWebKey key, string algorithm) =>
        key.Use is null or "" or "sig" && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm) && algorithm switch
        {
            SecurityAlgorithms.EcdsaSha384 => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P384 },
            SecurityAlgorithms.RsaSha384 => key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, KeySize: >= 2048 },
            _ => false,
        };

    private sealed class Fetched(string url)
    {
        public string Url { get; } = url;
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public JsonWebKeySet? Keys { get; set; }
        public DateTimeOffset FetchedAt { get; set; }
        public DateTimeOffset TriedAt { get; set; } = DateTimeOffset.MinValue;
    }
}
