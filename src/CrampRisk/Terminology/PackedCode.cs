namespace CrampRisk.Terminology;

/// <summary>Up to seven letters and digits in one number, first character in the highest byte, so that a prefix is a mask.</summary>
internal static class PackedCode
{
    public const int MaxLength = 7;

    /// <summary>Packs letters and digits, skipping dots and folding case; false on anything else or on more than seven.</summary>
    public static bool TryPack(ReadOnlySpan<char> text, out ulong packed)
    {
        packed = 0;
        var length = 0;
        foreach (var c in text)
        {
            if (c == '.') continue;
            uint upper = c;
            if (upper - 'a' <= 'z' - 'a') upper -= 32;
            if (upper - '0' > 9 && upper - 'A' > 'Z' - 'A') return false;
            if (length == MaxLength) return false;
            packed |= (ulong)upper << (8 * (MaxLength - 1 - length++));
        }
        return length > 0;
    }

    public static int Length(ulong packed)
    {
        var length = 0;
        while (length < MaxLength && (byte)(packed >> (8 * (MaxLength - 1 - length))) != 0) length++;
        return length;
    }

    public static char CharAt(ulong packed, int index) => (char)(byte)(packed >> (8 * (MaxLength - 1 - index)));

    /// <summary>The first <paramref name="length"/> characters.</summary>
    public static ulong Prefix(ulong packed, int length) => packed & (ulong.MaxValue << (8 * (MaxLength - length)));

    public static string Unpack(ulong packed)
    {
        var length = Length(packed);
        return length == 0 ? "" : string.Create(length, packed, static (span, code) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = CharAt(code, i);
        });
    }

    /// <summary>The code with its dot after <paramref name="dotAfter"/> characters where there are more.</summary>
    public static string Unpack(ulong packed, int dotAfter)
    {
        var plain = Unpack(packed);
        return plain.Length > dotAfter ? plain.Insert(dotAfter, ".") : plain;
    }
}
