using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CrampRisk.Terminology;

/// <summary>Reads the words of plain ASCII text, which nearly all text is: 64 characters are classified at once, one bit each (TextLineBenchmarks).</summary>
/// <remarks>What it reads, it reads as <see cref="TextNormaliser"/> does character by character; what is not plain it leaves to that.</remarks>
internal static class AsciiWords
{
    private const int Block = 64;

    /// <summary>Reads all words; false where the text is not plain: other characters, apostrophes, "p.o.", "1,000".</summary>
    /// <param name="text">The text.</param>
    /// <param name="chars">Receives the text in lower case, each word where it stands in the text.</param>
    /// <param name="tokens">Receives the words.</param>
    /// <param name="count">How many there are.</param>
    public static bool TryRead(ReadOnlySpan<char> text, Span<char> chars, Span<TextToken> tokens, out int count)
    {
        count = 0;
        var lower = default(Lower);
        for (var from = 0; from < text.Length;)
        {
            var block = text.Slice(from, Math.Min(Block, text.Length - from));
            if (!CharacterMasks.TryRead(block, lower, chars[from..], out var masks) || !masks.TryJoinNumbers(block)) return false;
            var size = block.Length;
            if (from + size < text.Length)
            {
                // The last word may go on: the next block begins behind the last separator whose right neighbour is known.
                var separators = ~masks.WordCharacters & (ulong.MaxValue >> 1);
                if (separators == 0) return false;
                size = BitOperations.Log2(separators) + 1;
                masks = masks.First(size);
            }
            count += Write(masks, ref lower[0], from, tokens[count..]);
            from += size;
        }
        return true;
    }

    // Not inlined and without bounds checks, so that the loop keeps what it needs in registers (TextLineBenchmarks): each word begins and ends within the block,
    // behind which there is room for a register, and there are no more words than characters.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Write(in CharacterMasks masks, ref byte lower, int from, Span<TextToken> tokens)
    {
        var (letters, numbers) = (masks.Letters, masks.Numbers);
        var firsts = (letters & ~(letters << 1)) | (numbers & ~(numbers << 1));
        var lasts = (letters & ~(letters >> 1)) | (numbers & ~(numbers >> 1));
        var count = BitOperations.PopCount(firsts);
        ref var token = ref MemoryMarshal.GetReference(tokens[..count]);
        for (; firsts != 0; firsts &= firsts - 1, lasts &= lasts - 1)
        {
            var first = BitOperations.TrailingZeroCount(firsts);
            var last = BitOperations.TrailingZeroCount(lasts);
            var size = last + 1 - first;
            if (Unsafe.Add(ref lower, last) == 's' && size > 1 && TextNormaliser.IsPlural(size, (char)Unsafe.Add(ref lower, last - 1))) size--;
            token.Start = from + first;
            token.Length = size;
            token.SourceStart = from + first;
            token.SourceEnd = from + last + 1;
            token.IsNumber = ((numbers >> first) & 1) != 0;
            token.Hash = Hash(ref Unsafe.Add(ref lower, first), size);
            token = ref Unsafe.Add(ref token, 1);
        }
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ref byte word, int size)
    {
        if (size > WordHash.Block) return WordHash.Of(MemoryMarshal.CreateReadOnlySpan(ref word, size));
        var ones = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(FirstOnes), (nuint)(WordHash.Block - size));
        var parts = (Vector128.LoadUnsafe(ref word) & ones).AsUInt64();
        return WordHash.Of(parts.ToScalar(), parts.GetElement(1));
    }

    // Sixteen letters are loaded, of which those behind the word do not count.
    private static ReadOnlySpan<byte> FirstOnes =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    [InlineArray(Block + WordHash.Block)]
    private struct Lower
    {
        private byte _first;
    }
}
