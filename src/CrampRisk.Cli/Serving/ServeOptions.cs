using System.Collections.Immutable;
using System.Net;
using CrampRisk.CdsHooks;

namespace CrampRisk.Cli.Serving;

/// <summary>What <c>cramprisk serve</c> was asked to do.</summary>
internal sealed record ServeOptions
{
    public const int DefaultPort = 5080;

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public int Port { get; init; } = DefaultPort;

    /// <summary>Null: not given.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The address that clients call; null where it is neither given nor known before the start.</summary>
    public string? KnownUrl => PublicUrl ?? (IPAddress.IsLoopback(Address) && Port != 0 ? $"http://{new IPEndPoint(Address, Port)}" : null);

    public ImmutableArray<TokenIssuer> Issuers { get; init; } = [];

    public ImmutableArray<string> FhirOrigins { get; init; } = [];

    public ImmutableArray<string> CorsOrigins { get; init; } = [];

    /// <summary>Null: in the user's application data.</summary>
    public string? FeedbackPath { get; init; }

    public Profile Profile { get; init; }

    /// <summary>Null for the built-in pack.</summary>
    public string? PackPath { get; init; }

    /// <summary>Null for the default policy.</summary>
    public string? PolicyPath { get; init; }
}
