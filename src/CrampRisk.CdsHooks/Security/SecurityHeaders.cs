using Microsoft.AspNetCore.Http;

namespace CrampRisk.CdsHooks;

/// <summary>The headers that tell browsers and caches what they may not do. HSTS is left to the host that ends TLS.</summary>
internal static class SecurityHeaders
{
    private const string NothingLoads = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Sets them on an answer that is data.</summary>
    public static void SetForData(HttpResponse response) => Set(response, NothingLoads);

    /// <summary>Sets them on a page that loads only its own files.</summary>
    public static void SetForPage(HttpResponse response) =>
        Set(response, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");

    private static void Set(HttpResponse response, string contentSecurityPolicy)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = contentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
    }
}
