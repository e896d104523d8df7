using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CrampRisk.CdsHooks;

/// <summary>Reads a request's body whole, within the limits. Dispose it when nothing reads <see cref="Utf8"/> any more.</summary>
internal sealed class HookBody : IDisposable
{
    private const int FirstBytes = 32 * 1024;

    private byte[] _bytes;
    private int _length;

    private HookBody(int firstBytes) => _bytes = ArrayPool<byte>.Shared.Rent(firstBytes);

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Utf8 => _bytes.AsMemory(0, _length);

    /// <summary>Reads it.</summary>
    /// <exception cref="HookRefusal">413: too large; 415: compressed, or no JSON by its content type; 400: empty.</exception>
    public static async ValueTask<HookBody> ReadAsync(HttpContext context, CdsHooksSecurityOptions options)
    {
        var request = context.Request;
        CheckHeaders(request, options.MaxBodyBytes);
        var body = new HookBody((int)(request.ContentLength + 1 ?? FirstBytes));
        try
        {
            while (await request.Body.ReadAsync(body._bytes.AsMemory(body._length), context.RequestAborted) is > 0 and var count)
            {
                body._length += count;
                if (body._length > options.MaxBodyBytes) throw TooLarge(options.MaxBodyBytes);
                if (body._length == body._bytes.Length) body.Grow();
            }
            if (body._length == 0) throw new HookRefusal(StatusCodes.Status400BadRequest, new Problem("CR601", "", "the request has no body", "Send the JSON object that the specification describes"));
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // It held a patient: the next who rents the array shall not find one.
        _bytes.AsSpan(0, _length).Clear();
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private static void CheckHeaders(HttpRequest request, int maxBytes)
    {
        // No CDS client is known to compress, and what is never inflated cannot be a bomb.
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
            throw new HookRefusal(StatusCodes.Status415UnsupportedMediaType, new Problem("CR602", "Content-Encoding", "compressed bodies are not read", "Send the JSON as it is"));
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !(type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
            throw new HookRefusal(StatusCodes.Status415UnsupportedMediaType, new Problem("CR603", "Content-Type", "expected JSON", "Send the header Content-Type: application/json"));
        if (request.ContentLength > maxBytes) throw TooLarge(maxBytes);
    }

    private static HookRefusal TooLarge(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, new Problem("CR604", "", $"the body is larger than {maxBytes} bytes", "Send less prefetch, or raise the limit at the service"));

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        _bytes.AsSpan(0, _length).CopyTo(larger);
        _bytes.AsSpan(0, _length).Clear();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
