using System.Net;

namespace CrampRisk.CdsHooks;

/// <summary>Where this service may connect to. What a request names is only ever compared with it.</summary>
internal sealed class OutboundOrigins
{
    /// <summary>The name of the client of <see cref="IHttpClientFactory"/> that goes there and nowhere else.</summary>
    public const string Client = "CrampRisk.Outbound";

    private readonly Dictionary<string, bool> _fhir = [];
    private readonly Dictionary<string, bool> _all = [];

    public OutboundOrigins(CdsHooksSecurityOptions options)
    {
        foreach (var origin in options.FhirOrigins)
        {
            Add(_fhir, origin.Url, origin.InPrivateNetwork);
            Add(_all, origin.Url, origin.InPrivateNetwork);
        }
        foreach (var issuer in options.Issuers)
            foreach (var url in issuer.KeySetUrls)
                Add(_all, url, issuer.InPrivateNetwork);
    }

    /// <summary>Whether a FHIR server at this address may be asked.</summary>
    public bool Allows(Uri uri) => TryOrigin(uri, out var origin) && _fhir.ContainsKey(origin);

    /// <summary>Whether the client may send anything there, for FHIR or for keys.</summary>
    public bool AllowsAny(Uri uri) => TryOrigin(uri, out var origin) && _all.ContainsKey(origin);

    /// <summary>Whether the host of an allowed origin may have this address.</summary>
    public bool Allows(Uri uri, IPAddress address)
    {
        if (!TryOrigin(uri, out var origin) || !_all.TryGetValue(origin, out var isPrivate)) return false;
        return AddressRanges.Of(address) switch
        {
            AddressRange.Public => true,
            AddressRange.Private => isPrivate || uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6,
            AddressRange.Loopback => uri.IsLoopback,
            _ => false,
        };
    }

    private static bool TryOrigin(Uri uri, out string origin)
    {
        // A name and password before the host are there to mislead: "https://allowed.example@evil.example".
        var isFit = uri.IsAbsoluteUri && uri.Scheme is "https" or "http" && uri.UserInfo.Length == 0 && uri.IdnHost.Length > 0;
        origin = isFit ? $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}:{uri.Port}" : "";
        return isFit;
    }

    // The same server may be listed for FHIR and for keys: it may be private if either says so.
    private static void Add(Dictionary<string, bool> origins, string url, bool isPrivate)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && TryOrigin(uri, out var origin))
            origins[origin] = isPrivate || origins.GetValueOrDefault(origin);
    }
}
