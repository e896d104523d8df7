using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrampRisk.Terminology;

/// <summary>Hashes of normalised words and of phrases made of them. The compiler of the name table and the reader of entries use this one way.</summary>
internal static class WordHash
{
    /// <summary>How many letters are taken at a time.</summary>
    public const int Block = 16;

    private const ulong OfFirst = 0x9E3779B97F4A7C15;
    private const ulong OfLast = 0xD6E8FEB86659FD93;

    /// <summary>Hash of a word of up to sixteen ASCII letters: the first eight and the last eight, zeros behind the last (TextLineBenchmarks).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ulong first, ulong last)
    {
        var mixed = (first * OfFirst) + (last * OfLast);
        return mixed ^ (mixed >> 32);
    }

    /// <summary>Hash of any word.</summary>
    /// <typeparam name="T">Characters, or bytes of ASCII.</typeparam>
    public static ulong Of<T>(ReadOnlySpan<T> word)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong hash = 0;
        for (; ; word = word[Block..])
        {
            hash += OfBlock(word.Length > Block ? word[..Block] : word);
            if (word.Length <= Block) return hash;
            hash = (hash ^ (hash >> 32)) * OfFirst;
        }
    }

    /// <summary>Hash of a phrase made longer by a word; that of one word is the word's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Extend(ulong phrase, ulong word)
    {
        var mixed = (BitOperations.RotateLeft(phrase, 32) ^ word) * OfFirst;
        return mixed ^ (mixed >> 32);
    }

    private static ulong OfBlock<T>(ReadOnlySpan<T> word)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong first = 0, last = 0, other = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var letter = ulong.CreateTruncating(word[i]);
            if (i < 8) first |= (letter & 0xFF) << (8 * i);
            else last |= (letter & 0xFF) << (8 * (i - 8));
            other = (other * OfLast) + (letter >> 8);
        }
        return Of(first, last) + other;
    }
}
