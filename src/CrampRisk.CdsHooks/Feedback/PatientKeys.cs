using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CrampRisk.CdsHooks;

/// <summary>Turns patient ids into keys for the store with a secret that stays on this host.</summary>
/// <remarks>
/// Thread-safe. The same id on two servers, or from two clients, is two patients: an id means something only where it was given.
/// A plain hash would not do: ids are few enough to be tried one by one.
/// </remarks>
public sealed class PatientKeys
{
    /// <summary>The least length of the secret in bytes.</summary>
    public const int LeastSecretBytes = 32;

    private readonly byte[] _secret;

    /// <summary>Keys made with this secret.</summary>
    /// <exception cref="ArgumentException">The secret is shorter than <see cref="LeastSecretBytes"/>.</exception>
    public PatientKeys(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < LeastSecretBytes) throw new ArgumentException($"Expected a secret of at least {LeastSecretBytes} bytes.", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>The key of a patient.</summary>
    /// <param name="fhirServer">The request's <c>fhirServer</c>; null where it names none.</param>
    /// <param name="patientId">The request's <c>context.patientId</c>; empty or null gives <c>default</c>.</param>
    /// <param name="client">The issuer of the request's token; null where none is asked for.</param>
    public PatientKey For(string? fhirServer, string? patientId, string? client = null)
    {
        if (string.IsNullOrEmpty(patientId)) return default;
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        Append(hash, client ?? "");
        Append(hash, fhirServer?.TrimEnd('/') ?? "");
        Append(hash, patientId);
        return PatientKey.FromHash(hash.GetHashAndReset());
    }

    /// <summary>A mark by which a store recognises the secret without keeping it.</summary>
    internal string Mark() => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, "cramprisk secret mark"u8)[..8]);

    /// <summary>A name for something that must not be written down, such as a caller's address: the same today and tomorrow, and no way back.</summary>
    internal string Pseudonym(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes("pseudonym " + name))[..6]);

    // Each part with its length before it, so that no two lists of parts run together into the same bytes.
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
