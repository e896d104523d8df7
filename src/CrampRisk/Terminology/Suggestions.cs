using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>Names that a misspelt word may have meant. They are offered, never taken.</summary>
/// <remarks>
/// Words of things that the rules speak of within two edits, other names within one. Both sides leave out letters and meet in one table (as SymSpell
/// does), so a word costs some ten look-ups, however many names there are; two letters are left out only where a small filter knows what remains.
/// </remarks>
internal static class Suggestions
{
    private const int NotCovered = 10;
    private const int Most = 5;
    private const int MostWords = 6;
    private const int MostTokens = 32;
    private const int ShortestWord = 5;
    private const int LongestWord = ShortenedWord.LongestWord;

    private readonly record struct Candidate(int Rank, string Name, int Phrase);

    /// <summary>Marks a word of a thing that the rules speak of, beside its phrase number.</summary>
    public const uint Covered = 1u << 31;

    /// <summary>Names near the unknown words of a text, nearest and covered ones first; empty where none is near.</summary>
    public static ImmutableArray<string> For(TextScan scan, uint domain)
    {
        var found = new List<Candidate>();
        var words = 0;
        foreach (var piece in scan.Pieces(domain, nameWins: true))
        {
            if (piece.Kind != TextPieceKind.Word || words == MostWords) continue;
            var word = scan.Word(piece.Start);
            if (word.Length is < ShortestWord or > LongestWord || !System.Text.Ascii.IsValid(word)) continue;
            words++;
            Add(scan.Table, word, domain, found);
        }
        KeepWhole(scan, found);
        found.Sort(static (a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : string.CompareOrdinal(a.Name, b.Name));
        return [.. found.Select(static candidate => candidate.Name).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>
    /// Longer names of covered drugs that have the name found and, in place of its unknown neighbour, a word like it: "iron sucros", "conjugted estrogens".
    /// </summary>
    public static ImmutableArray<string> NearCovered(TextScan scan, List<TextPiece> pieces, DrugHit hit)
    {
        var found = new List<Candidate>();
        foreach (var index in (ReadOnlySpan<int>)[hit.Piece - 1, hit.Piece + 1])
        {
            if (index < 0 || index >= pieces.Count || pieces[index].Kind != TextPieceKind.Word) continue;
            var word = scan.Word(pieces[index].Start);
            if (word.Length is >= ShortestWord and <= LongestWord && System.Text.Ascii.IsValid(word)) Add(scan.Table, word, TableFormat.PhraseIsDrug, found);
        }
        KeepWhole(scan, found);
        if (found.Count == 0) return [];
        var name = scan.Words(hit.Start, hit.End - hit.Start);
        return [.. found.Where(candidate => candidate.Rank < NotCovered && candidate.Name.Contains(' ', StringComparison.Ordinal) && candidate.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static candidate => candidate.Rank).ThenBy(static candidate => candidate.Name, StringComparer.Ordinal).Select(static candidate => candidate.Name)];
    }

    private static void KeepWhole(TextScan scan, List<Candidate> found)
    {
        for (var i = found.Count - 1; i >= 0; i--)
            if (!HasAllWords(scan, found[i].Phrase)) found.RemoveAt(i);
    }

    // "lumbar stenosys" is near "lumbar stenosis" and not near "sfa stenosis": each word of a longer name is in the text or nearly so.
    private static bool HasAllWords(TextScan scan, int phrase)
    {
        var name = scan.Table.Phrases.Words(phrase);
        if (!name.Contains(' ', StringComparison.Ordinal)) return true;
        foreach (var word in name.Split(' '))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(word);
            var there = false;
            for (var i = 0; i < Math.Min(scan.Count, MostTokens) && !there; i++)
                there = scan.IsWord(i, word) || (word.Length > ShortestWord && scan.Word(i).Length <= LongestWord && EditDistance.Of(scan.Word(i), bytes) <= 2);
            if (!there) return false;
        }
        return true;
    }

    private static void Add(TerminologyTable table, ReadOnlySpan<char> word, uint domain, List<Candidate> found)
    {
        Span<ulong> hashes = stackalloc ulong[LongestWord * (LongestWord - 1) / 2];
        Probe(table, word, ShortenedWord.Hash(word, -1, -1), domain, found);
        ShortenedWord.HashWithoutOne(word, hashes);
        foreach (var hash in hashes[..word.Length]) Probe(table, word, hash, domain, found);
        // Only words of things that the rules speak of are two edits away: what is not in their filter need not be looked up (SuggestionBenchmarks).
        var filter = table.Section(TableSection.SuggestionFilter);
        foreach (var hash in hashes[..ShortenedWord.HashWithoutTwo(word, hashes)])
        {
            var bit = hash >> (64 - TableFormat.SuggestionFilterBits);
            if ((filter.U8((int)(bit >> 3)) & (1 << (int)(bit & 7))) != 0) Probe(table, word, hash, domain, found);
        }
    }

    private static void Probe(TerminologyTable table, ReadOnlySpan<char> word, ulong hash, uint domain, List<Candidate> found)
    {
        var slots = table.Section(TableSection.SuggestionSlots);
        var capacity = slots.Length / 4;
        if (capacity == 0) return;
        var shift = 64 - System.Numerics.BitOperations.Log2((uint)capacity);
        for (var slot = (int)(hash >> shift); ; slot = (slot + 1) & (capacity - 1))
        {
            var value = slots.U32(4 * slot);
            if (value == 0) return;
            if ((ushort)value != (ushort)(hash & 0xFFFF)) continue;
            Consider(table, word, (int)(value >> 16) - 1, domain, found);
        }
    }

    private static void Consider(TerminologyTable table, ReadOnlySpan<char> word, int number, uint domain, List<Candidate> found)
    {
        var words = table.Section(TableSection.SuggestionWords);
        var phrase = words.U32(8 * number + 4);
        var covered = (phrase & Covered) != 0;
        var phraseNumber = (int)(phrase & ~Covered);
        // Most words are met several times, once for each letter that may be left out.
        foreach (var other in found)
            if (other.Phrase == phraseNumber) return;
        var fits = domain == TableFormat.PhraseIsDrug ? table.Phrases.DrugCount(phraseNumber) > 0 : table.Phrases.ConditionCount(phraseNumber) > 0;
        if (!fits) return;
        var distance = EditDistance.Of(word, table.Utf8(words.U32(8 * number)));
        if (distance > (covered ? 2 : 1)) return;
        var name = table.Phrases.Display(phraseNumber);
        if (distance == 2 && word.Length <= ShortestWord && !name.Contains(' ', StringComparison.Ordinal)) return;
        foreach (var other in found)
            if (other.Name == name) return;
        found.Add(new Candidate(distance + (covered ? 0 : NotCovered), name, phraseNumber));
    }
}
