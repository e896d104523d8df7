using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CrampRisk.Terminology;

/// <summary>What each of up to 64 ASCII characters is: one bit for each, the first in the lowest.</summary>
internal struct CharacterMasks
{
    private const int Lane = 16;

    /// <summary>Letters, and the digits of numbers with the dots among them.</summary>
    public ulong Letters, Numbers;

    private ulong _marks;

    public readonly ulong WordCharacters => Letters | Numbers;

    /// <summary>The same without all but the first characters.</summary>
    public readonly CharacterMasks First(int count)
    {
        var kept = ulong.MaxValue >> (64 - count);
        return new CharacterMasks { Letters = Letters & kept, Numbers = Numbers & kept };
    }

    /// <summary>Classifies sixteen characters at a time; false where one is not ASCII.</summary>
    /// <param name="text">One to 64 characters.</param>
    /// <param name="lower">Receives them in lower case as bytes; other characters than letters, digits and dots may change.</param>
    /// <param name="chars">Receives the same as characters.</param>
    /// <param name="masks">What they are.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> lower, Span<char> chars, out CharacterMasks masks)
    {
        if (text.Length < Lane) return TryReadShort(text, lower, chars, out masks);
        ulong letters = 0, numbers = 0, marks = 0;
        var all = Vector128<ushort>.Zero;
        // Lanes begin between the first character and the last sixteen: no bounds are left to check (TextLineBenchmarks).
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(chars[..text.Length]));
        ref var bytes = ref MemoryMarshal.GetReference(lower[..text.Length]);
        for (nuint at = 0, end = (nuint)(text.Length - Lane); ;)
        {
            var (left, right) = (Vector128.LoadUnsafe(ref source, at), Vector128.LoadUnsafe(ref source, at + 8));
            all |= left | right;
            (left | Vector128.Create((ushort)0x20)).StoreUnsafe(ref target, at);
            (right | Vector128.Create((ushort)0x20)).StoreUnsafe(ref target, at + 8);
            var lane = Vector128.NarrowWithSaturation(left, right);
            var folded = lane | Vector128.Create((byte)0x20);
            folded.StoreUnsafe(ref bytes, at);
            letters |= Bits(Vector128.LessThanOrEqual(folded - Vector128.Create((byte)'a'), Vector128.Create((byte)('z' - 'a')))) << (int)at;
            numbers |= Bits(Vector128.LessThanOrEqual(lane - Vector128.Create((byte)'0'), Vector128.Create((byte)9))) << (int)at;
            marks |= Bits(Vector128.Equals(lane, Vector128.Create((byte)'.')) | Vector128.Equals(lane, Vector128.Create((byte)',')) | Vector128.Equals(lane, Vector128.Create((byte)'\''))) << (int)at;
            if (at == end) break;
            // The last lane overlaps the one before where the text does not end with a lane.
            at = Math.Min(at + Lane, end);
        }
        masks = new CharacterMasks { Letters = letters, Numbers = numbers, _marks = marks };
        return (all & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
    }

    /// <summary>Takes a dot between digits into the number; false where a mark joins characters in another way: "raynaud's", "p.o.", "1,000", "1.2.3".</summary>
    public bool TryJoinNumbers(ReadOnlySpan<char> text)
    {
        var near = Letters | Numbers | _marks;
        for (var joining = _marks & (near << 1) & (near >> 1); joining != 0; joining &= joining - 1)
        {
            var at = BitOperations.TrailingZeroCount(joining);
            var (before, after) = (text[at - 1], text[at + 1]);
            switch (text[at])
            {
                case '\'':
                case '.' when char.IsAsciiLetter(before) && char.IsAsciiLetter(after):
                case ',' when char.IsAsciiDigit(before) && char.IsAsciiDigit(after):
                    return false;
                case '.' when char.IsAsciiDigit(before) && char.IsAsciiDigit(after):
                    Numbers |= 1ul << at;
                    if (HasTwoDots(text, at)) return false;
                    break;
            }
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryReadShort(ReadOnlySpan<char> text, Span<byte> lower, Span<char> chars, out CharacterMasks masks)
    {
        Span<char> padded = stackalloc char[Lane];
        text.CopyTo(padded);
        return TryRead(padded, lower, chars, out masks);
    }

    private static bool HasTwoDots(ReadOnlySpan<char> text, int dot)
    {
        var end = text[(dot + 1)..].IndexOfAnyExceptInRange('0', '9');
        return end >= 0 && text[dot + 1 + end] == '.';
    }

    private static ulong Bits(Vector128<byte> ones) => ones.ExtractMostSignificantBits();
}
