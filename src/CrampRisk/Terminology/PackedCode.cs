using System.Buffers.Binary;
using System.Numerics;

namespace CrampRisk.Terminology;

/// <summary>Up to seven letters and digits in one number, first character in the highest byte, so that a prefix is a mask.</summary>
internal static class PackedCode
{
    public const int MaxLength = 7;

    /// <summary>Packs letters and digits, skipping dots and folding case; false on anything else or on more than seven.</summary>
    public static bool TryPack(ReadOnlySpan<char> text, out ulong packed)
    {
        if (text.Length is >= 3 and <= 8 && AsciiText.TryLoad(text, out var eight) && TryPack(eight, text.Length, out packed)) return true;
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

    // Letters and digits with at most one dot, in one register: nearly every ICD code (HotPathBenchmarks). False: look again, letter by letter.
    private static bool TryPack(ulong text, int length, out ulong packed)
    {
        const ulong High = 0x8080808080808080, Low = 0x0101010101010101;
        var isDigit = (text + (Low * (0x80 - '0'))) & ~(text + (Low * (0x80 - '9' - 1))) & High;
        var lower = text | (Low * 0x20);
        var isLetter = (lower + (Low * (0x80 - 'a'))) & ~(lower + (Low * (0x80 - 'z' - 1))) & High;
        var isDot = ~((text ^ (Low * '.')) + (Low * 0x7F)) & High;
        var code = BinaryPrimitives.ReverseEndianness(text & ~(isLetter >> 2));
        packed = 0;
        if ((isDigit | isLetter | isDot) != High >> (64 - (8 * length))) return false;
        if (isDot == 0)
        {
            packed = code >> 8;
            return length <= MaxLength;
        }
        if ((isDot & (isDot - 1)) != 0) return false;
        var behindDot = (ulong.MaxValue >> (BitOperations.TrailingZeroCount(isDot) - 7)) >> 8;
        packed = ((code & ~(behindDot | (behindDot << 8) | 0xFF)) | ((code & behindDot) << 8)) >> 8;
        return true;
    }

    public static int Length(ulong packed) => packed == 0 ? 0 : MaxLength - (BitOperations.TrailingZeroCount(packed) / 8);

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
