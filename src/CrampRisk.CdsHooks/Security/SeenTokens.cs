using System.Security.Cryptography;
using System.Text;

namespace CrampRisk.CdsHooks;

/// <summary>The tokens that were used, until they expire. In this process only; it never grows beyond its limit.</summary>
internal sealed class SeenTokens(TimeProvider clock, int most = SeenTokens.Most)
{
    /// <summary>Of about a hundred bytes each.</summary>
    public const int Most = 200_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, DateTimeOffset> _until = [];
    private readonly PriorityQueue<UInt128, DateTimeOffset> _byEnd = new();

    /// <summary>Remembers a token.</summary>
    /// <returns>False where it was used before, or where there is no room to remember it: then it is not accepted either.</returns>
    public bool TryUse(string issuer, string jti, DateTimeOffset until)
    {
        var token = Digest(issuer, jti);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            while (_byEnd.TryPeek(out var oldest, out var end) && end < now)
            {
                _byEnd.Dequeue();
                _until.Remove(oldest);
            }
            if (_until.Count >= most || !_until.TryAdd(token, until)) return false;
            _byEnd.Enqueue(token, until);
            return true;
        }
    }

    // Both texts are the caller's and may be long; a digest is not.
    private static UInt128 Digest(string issuer, string jti)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}:{issuer}{jti}"));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
