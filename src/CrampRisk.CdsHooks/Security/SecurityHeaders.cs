using Microsoft.AspNetCore.Http;

namespace CrampRisk.CdsHooks;

/// <summary>The headers that tell browsers and caches what they may not do. HSTS is left to the host that ends TLS.</summary>
internal static class SecurityHeaders
{
    private const string NothingLoads = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Sets them on an answer that is data.</summary>
    public static void Set(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = NothingLoads;
        headers["Referrer-Policy"] = "no-referrer";
    }
}
