using System.Net;
using System.Net.Sockets;

namespace CrampRisk.CdsHooks;

/// <summary>Lets a request out only to an allowed origin, at an address that its origin may have.</summary>
internal sealed class OutboundGate(OutboundOrigins origins) : DelegatingHandler
{
    private const int KilobytesOfHeaders = 32;

    /// <summary>The handler that connects: no redirects, no cookies, no proxy, no trace of its own, and a look at the address.</summary>
    public static SocketsHttpHandler Connecting(OutboundOrigins origins, TimeSpan timeLimit) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = KilobytesOfHeaders,
        ConnectTimeout = timeLimit,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // The path of a FHIR request holds the patient's id, and traces would show it.
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellation) => ConnectAsync(origins, context, cancellation),
    };

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { } uri && origins.AllowsAny(uri)
            ? base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "The origin is not among those that this service may call.");

    // Looked up here and connected to as found: a second look-up could lead elsewhere.
    private static async ValueTask<Stream> ConnectAsync(OutboundOrigins origins, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var uri = context.InitialRequestMessage.RequestUri!;
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var allowed = Array.FindAll(found, address => origins.Allows(uri, address));
        if (allowed.Length == 0) throw new HttpRequestException(HttpRequestError.ConnectionError, "The name of an allowed origin leads to an address that it may not have.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
