using System.Buffers;
using System.Security.Cryptography;

namespace CrampRisk.CdsHooks;

/// <summary>What the store knows of a patient: a keyed hash of server and id, from which neither can be read.</summary>
/// <remarks><c>default</c> is "no patient": it prints as an empty string, and no acknowledgement is ever found under it.</remarks>
public readonly record struct PatientKey
{
    private const int Bytes = HMACSHA256.HashSizeInBytes;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private PatientKey(string hex) => _hex = hex;

    /// <summary>True where there is no patient to remember anything of.</summary>
    public bool IsEmpty => _hex is null;

    /// <summary>Reads a key as <see cref="ToString"/> writes it: 64 hexadecimal digits in lower case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PatientKey key)
    {
        var isKey = text.Length == 2 * Bytes && !text.ContainsAnyExcept(Digits);
        key = isKey ? new PatientKey(text.ToString()) : default;
        return isKey;
    }

    /// <summary>The key as 64 hexadecimal digits, empty for no patient.</summary>
    public override string ToString() => _hex ?? "";

    internal static PatientKey FromHash(ReadOnlySpan<byte> hash) => new(Convert.ToHexStringLower(hash[..Bytes]));
}
