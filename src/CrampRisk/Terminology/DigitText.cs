using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CrampRisk.Terminology;

/// <summary>Reads short runs of digits, eight at a time within one register: what most codes are made of (CodeLookupBenchmarks).</summary>
internal static class DigitText
{
    private const ulong Zeros = 0x3030303030303030;
    private const ulong HighNibbles = 0xF0F0F0F0F0F0F0F0;

    /// <summary>One to eleven digits as a number; false on anything else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out ulong value)
    {
        if (text.Length is >= 4 and <= 8) return TryConvert(Join(First4(text), Last4(text, text.Length - 4), text.Length), out value);
        if (text.Length == 11) return TryConvertEleven(Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[3..])), out value);
        if (text.Length is 9 or 10 && TryConvert(Join(First4(text), Last4(text, 4), 8), out value)) return TryAppend(text[8..], ref value);
        value = 0;
        return text.Length is >= 1 and <= 3 && TryAppend(text, ref value);
    }

    /// <summary>One to eleven digits as a number; false on anything else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        if (text.Length is >= 4 and <= 8)
        {
            var (low, high) = (Read4(text, 0), Read4(text, text.Length - 4));
            value = 0;
            return IsLatin(low | high) && TryConvert(Join(Narrow(low), Narrow(high), text.Length), out value);
        }
        if (text.Length == 11 && BitConverter.IsLittleEndian)
        {
            var characters = MemoryMarshal.Cast<char, ushort>(text);
            return TryConvertEleven(Vector128.NarrowWithSaturation(Vector128.Create(characters), Vector128.Create(characters[3..])).AsUInt64(), out value);
        }
        if (text.Length is >= 9 and <= 11)
        {
            var (low, high) = (Read4(text, 0), Read4(text, 4));
            value = 0;
            return IsLatin(low | high) && TryConvert(Join(Narrow(low), Narrow(high), 8), out value) && TryAppend(text[8..], ref value);
        }
        value = 0;
        return text.Length is >= 1 and <= 3 && TryAppend(text, ref value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint First4(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Last4(ReadOnlySpan<byte> text, int at) => BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read4(ReadOnlySpan<char> text, int at)
    {
        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(at, 4)));
        return BitConverter.IsLittleEndian ? four : (four >> 48) | ((four >> 16) & 0xFFFF0000) | ((four << 16) & 0xFFFF00000000) | (four << 48);
    }

    private static bool IsLatin(ulong fourChars) => (fourChars & 0xFF00FF00FF00FF00) == 0;

    // Four characters of 16 bits to four of 8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Narrow(ulong fourChars)
    {
        fourChars = (fourChars | (fourChars >> 8)) & 0x0000FFFF0000FFFF;
        return (uint)(fourChars | (fourChars >> 16));
    }

    // The first four and the last four overlap where there are fewer than eight; zeros are put in front.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(uint first, uint last, int length)
    {
        var text = first | ((ulong)last << ((length - 4) * 8));
        var padding = (8 - length) * 8;
        return (text << padding) | (Zeros & ((1ul << padding) - 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryConvert(ulong text, out ulong value)
    {
        value = 0;
        if ((text & HighNibbles) != Zeros || ((text + 0x0606060606060606) & HighNibbles) != Zeros) return false;
        value = Number(text - Zeros);
        return true;
    }

    // Eight digits, the first in the lowest byte: by twos, by fours, by eights.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (((digits & 0x000000FF000000FF) * 0x000F424000000064) + (((digits >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
    }

    // The eleven digits of an NDC: the first eight in one half of the register, the last eight in the other, all checked at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryConvertEleven(Vector128<ulong> firstAndLastEight, out ulong value)
    {
        var digits = firstAndLastEight.AsByte() - Vector128.Create((byte)'0');
        var (first, last) = (digits.AsUInt64().GetElement(0), digits.AsUInt64().GetElement(1));
        value = (Number(first) * 1000) + ((last >> 40 & 0xFF) * 100) + ((last >> 48 & 0xFF) * 10) + (last >> 56);
        return Vector128.LessThanOrEqualAll(digits, Vector128.Create((byte)9));
    }

    private static bool TryAppend(ReadOnlySpan<byte> text, ref ulong value)
    {
        foreach (var c in text)
        {
            var digit = (uint)c - '0';
            if (digit > 9) return false;
            value = (value * 10) + digit;
        }
        return true;
    }

    private static bool TryAppend(ReadOnlySpan<char> text, ref ulong value)
    {
        foreach (var c in text)
        {
            var digit = (uint)c - '0';
            if (digit > 9) return false;
            value = (value * 10) + digit;
        }
        return true;
    }
}
