namespace CrampRisk.Terminology;

/// <summary>Hashes of a word with letters left out: both sides of a misspelling leave out letters and meet (as SymSpell does).</summary>
/// <remarks>A polynomial, so that the hash of what is left is put together from those of its parts (SuggestionBenchmarks).</remarks>
internal static class ShortenedWord
{
    public const int LongestWord = 24;

    private const ulong Factor = 0xD6E8FEB86659FD93;
    private static readonly ulong[] Powers = MakePowers();

    /// <summary>Hash of a word without the letters at two places; -1 leaves none out.</summary>
    public static ulong Hash(ReadOnlySpan<char> word, int without, int andWithout)
    {
        ulong hash = 0;
        for (var i = 0; i < word.Length; i++)
            if (i != without && i != andWithout) hash = (hash * Factor) + word[i];
        return Mix(hash);
    }

    /// <summary>Hashes of a word without any one letter, in the order of the letters.</summary>
    /// <param name="word">At most <see cref="LongestWord"/> letters.</param>
    /// <param name="hashes">Room for as many.</param>
    public static void HashWithoutOne(ReadOnlySpan<char> word, Span<ulong> hashes)
    {
        Span<ulong> tails = stackalloc ulong[LongestWord + 1];
        FillTails(word, tails);
        ulong head = 0;
        for (var i = 0; i < word.Length; i++)
        {
            hashes[i] = Mix((head * Powers[word.Length - 1 - i]) + tails[i + 1]);
            head = (head * Factor) + word[i];
        }
    }

    /// <summary>Hashes of a word without any two letters.</summary>
    /// <param name="word">At most <see cref="LongestWord"/> letters.</param>
    /// <param name="hashes">Room for one of each pair.</param>
    /// <returns>How many there are.</returns>
    public static int HashWithoutTwo(ReadOnlySpan<char> word, Span<ulong> hashes)
    {
        Span<ulong> tails = stackalloc ulong[LongestWord + 1];
        FillTails(word, tails);
        var count = 0;
        ulong head = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var between = head;
            for (var j = i + 1; j < word.Length; j++)
            {
                hashes[count++] = Mix((between * Powers[word.Length - 1 - j]) + tails[j + 1]);
                between = (between * Factor) + word[j];
            }
            head = (head * Factor) + word[i];
        }
        return count;
    }

    private static void FillTails(ReadOnlySpan<char> word, Span<ulong> tails)
    {
        tails[word.Length] = 0;
        for (var i = word.Length - 1; i >= 0; i--) tails[i] = (word[i] * Powers[word.Length - 1 - i]) + tails[i + 1];
    }

    private static ulong Mix(ulong hash) => (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15;

    private static ulong[] MakePowers()
    {
        var powers = new ulong[LongestWord + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++) powers[i] = powers[i - 1] * Factor;
        return powers;
    }
}
