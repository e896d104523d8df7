using System.Security.Cryptography;
using System.Text;

namespace CrampRisk.Fhir;

/// <summary>UUIDs worked out of what they name: the same name, the same UUID.</summary>
internal static class NamedUuid
{
    /// <summary>RFC 9562, version 8: a UUID of one's own making, here the beginning of a SHA-256.</summary>
    public static string Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"CrampRisk\n{name}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
