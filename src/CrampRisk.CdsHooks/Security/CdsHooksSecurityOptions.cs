using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>Who may call, what may be called, and how much. Every default works; change single ones with <c>with</c>.</summary>
public sealed record CdsHooksSecurityOptions
{
    /// <summary>Whose tokens are accepted. When there are any, every call needs one. Default: none, and no call does.</summary>
    public ImmutableArray<TokenIssuer> Issuers { get; init; } = [];

    /// <summary>
    /// The address that clients call, without <c>/cds-services</c>: <c>https://cds.example.org</c>. Tokens must be made out to it. Required with
    /// <see cref="Issuers"/>: the request's own Host header is the caller's word. Default: null.
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>The longest life of a token from <c>iat</c> to <c>exp</c>, 1 minute to 1 hour. Default: 5 minutes.</summary>
    public TimeSpan LongestTokenLife { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>By how much clocks may differ, 0–5 minutes. Default: 30 seconds.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The origins whose pages may call from a browser. Default: none.</summary>
    public ImmutableArray<string> CorsOrigins { get; init; } = [];

    /// <summary>The FHIR servers that may be asked for what prefetch lacks. Default: none, and none is asked.</summary>
    public ImmutableArray<AllowedOrigin> FhirOrigins { get; init; } = [];

    /// <summary>The largest request body in bytes, 1 kB to 100 MB. Default: 5 MB.</summary>
    public int MaxBodyBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>The deepest nesting of JSON, 16–256 levels. Default: 64.</summary>
    public int MaxJsonDepth { get; init; } = 64;

    /// <summary>How long one request may take, 100 ms to 5 minutes. Default: 10 seconds.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests one client (issuer, else address) may make in a minute, 1–10,000,000. Default: 6,000.</summary>
    public int RequestsPerMinute { get; init; } = 6_000;

    /// <summary>The largest answer that is read from a FHIR server or key set, 1 kB to 100 MB. Default: 5 MB.</summary>
    public int MaxOutboundBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>How long a FHIR server or key set may take, 100 ms to 1 minute. Default: 3 seconds.</summary>
    public TimeSpan OutboundTimeLimit { get; init; } = TimeSpan.FromSeconds(3);
}
