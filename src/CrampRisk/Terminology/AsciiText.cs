using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrampRisk.Terminology;

/// <summary>Loads one to eight ASCII characters into a register, the first in the lowest byte, zeros behind the last (CodeLookupBenchmarks, HotPathBenchmarks).</summary>
internal static class AsciiText
{
    /// <summary>False where a character is not ASCII; the text has one to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLoad(ReadOnlySpan<char> text, out ulong eight)
    {
        if (text.Length >= 4)
        {
            var (low, high) = (Read4(text, 0), Read4(text, text.Length - 4));
            eight = Narrow(low) | ((ulong)Narrow(high) << ((text.Length - 4) * 8));
            return ((low | high) & 0xFF80FF80FF80FF80) == 0;
        }
        // First, middle and last are all there are of three, and the same twice of fewer.
        var (middle, last) = (text.Length / 2, text.Length - 1);
        eight = text[0] | ((ulong)text[middle] << (8 * middle)) | ((ulong)text[last] << (8 * last));
        return (text[0] | text[middle] | text[last]) < 128;
    }

    /// <summary>False where a byte is not ASCII; the text has one to eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryLoad(ReadOnlySpan<byte> text, out ulong eight)
    {
        eight = 0;
        if (text.Length == 8) eight = BinaryPrimitives.ReadUInt64LittleEndian(text);
        else if (text.Length >= 4) eight = BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << ((text.Length - 4) * 8));
        else eight = text[0] | ((ulong)text[text.Length / 2] << (8 * (text.Length / 2))) | ((ulong)text[^1] << (8 * (text.Length - 1)));
        return (eight & 0x8080808080808080) == 0;
    }

    /// <summary>Four characters, the first in the lowest bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read4(ReadOnlySpan<char> text, int at)
    {
        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.Slice(at, 4)));
        return BitConverter.IsLittleEndian ? four : (four >> 48) | ((four >> 16) & 0xFFFF0000) | ((four << 16) & 0xFFFF00000000) | (four << 48);
    }

    // Four characters of 16 bits to four of 8.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Narrow(ulong fourChars)
    {
        fourChars = (fourChars | (fourChars >> 8)) & 0x0000FFFF0000FFFF;
        return (uint)(fourChars | (fourChars >> 16));
    }
}
