using System.Security.Cryptography;
using System.Text;

namespace CrampRisk.CdsHooks;

/// <summary>Names cards, so that a request that is sent again gets cards of the same names.</summary>
internal static class CardUuid
{
    /// <summary>A UUID of version 5 (RFC 9562): the same namespace and name give the same UUID.</summary>
    /// <param name="space">The hookInstance.</param>
    /// <param name="name">The flag ids, one a line.</param>
    public static Guid Of(Guid space, string name)
    {
        var bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        space.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes.AsSpan(16));
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; it names here and protects nothing.
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
