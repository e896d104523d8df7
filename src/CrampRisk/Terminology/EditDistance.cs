namespace CrampRisk.Terminology;

/// <summary>How many edits two words are apart: inserting, leaving out, replacing a letter, or swapping two neighbours is one (optimal string alignment).</summary>
internal static class EditDistance
{
    private const int Longest = ShortenedWord.LongestWord + 2;

    /// <summary>The number of edits; <see cref="int.MaxValue"/> where the second word is longer than any that is suggested.</summary>
    public static int Of(ReadOnlySpan<char> a, ReadOnlySpan<byte> b)
    {
        if (b.Length > Longest) return int.MaxValue;
        // What both begin and end with costs nothing, and of words one edit apart nothing else is left (SuggestionBenchmarks).
        var same = 0;
        while (same < Math.Min(a.Length, b.Length) && a[same] == b[same]) same++;
        a = a[same..];
        b = b[same..];
        for (same = 0; same < Math.Min(a.Length, b.Length) && a[^(same + 1)] == b[^(same + 1)];) same++;
        a = a[..^same];
        b = b[..^same];
        return a.IsEmpty || b.IsEmpty || a.Length + b.Length == 2 ? Math.Max(a.Length, b.Length) : OfUnlike(a, b);
    }

    private static int OfUnlike(ReadOnlySpan<char> a, ReadOnlySpan<byte> b)
    {
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
