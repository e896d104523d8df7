namespace CrampRisk.Terminology.Compilation;

/// <summary>Writes the words that may be suggested and the table over them with letters left out.</summary>
internal sealed class SuggestionCompiler(StringPool strings, MeaningTable meanings)
{
    private const int ShortestWord = 5;
    private const int LongestWord = ShortenedWord.LongestWord;

    // "sucrose" leads to "fe sucrose" and "iron sucrose"; "stenosis" to hundreds, of which the shortest will do.
    private const int MostNamesOfAWord = 6;

    // The ten core rules, frozen by the design; their names may be found from two edits away.
    private static readonly string[] CoveredConcepts =
    [
        "drug:naproxen", "drug:raloxifene", "drug:conjugated-estrogens", "drug:iron-sucrose", "drug:teriparatide",
        "condition:cirrhosis", "condition:hemodialysis", "condition:lumbar-spinal-stenosis", "condition:pregnancy", "condition:vascular-disease",
    ];

    private readonly List<(string Word, uint Phrase)> _words = [];

    /// <summary>Takes the words of all phrases: single words as names, and of the longer names of covered things each word that is no name itself.</summary>
    public void Add(IEnumerable<Phrase> phrases)
    {
        var covered = CoveredConcepts.Select(name => meanings.Concepts.TryIndex(name, out var index) ? index : ushort.MaxValue).ToHashSet();
        var all = phrases.Select((phrase, number) => (Phrase: phrase, Number: (uint)number, Words: phrase.Words.Split(' '), IsCovered: IsCovered(phrase, covered))).ToList();
        var taken = new Dictionary<(string Word, bool IsCovered), int>();
        foreach (var (phrase, number, words, isCovered) in all.OrderBy(entry => entry.Words.Length).ThenBy(entry => entry.Phrase.Words.Length).ThenBy(entry => entry.Number))
        {
            if (words.Length == 1 ? !IsName(phrase) : !isCovered) continue;
            foreach (var word in words)
            {
                if (word.Length is < ShortestWord or > LongestWord || !word.All(char.IsAsciiLetter)) continue;
                var times = taken[(word, isCovered)] = taken.GetValueOrDefault((word, isCovered)) + 1;
                if (times > (words.Length == 1 ? 1 : MostNamesOfAWord)) continue;
                if (_words.Count == ushort.MaxValue - 1) throw new InvalidDataException("Too many words to suggest: the table format must grow.");
                _words.Add((word, number | (isCovered ? Suggestions.Covered : 0)));
            }
        }
    }

    public void Write(SectionWriter slots, SectionWriter words, SectionWriter filter)
    {
        var entries = new List<(ulong Hash, int Word)>();
        var filterBits = new byte[1 << (TableFormat.SuggestionFilterBits - 3)];
        for (var i = 0; i < _words.Count; i++)
        {
            var (word, phrase) = _words[i];
            words.U32(strings.Add(word));
            words.U32(phrase);
            var hashes = new HashSet<ulong> { ShortenedWord.Hash(word, -1, -1) };
            for (var a = 0; a < word.Length; a++)
            {
                hashes.Add(ShortenedWord.Hash(word, a, -1));
                for (var b = a + 1; b < word.Length && (phrase & Suggestions.Covered) != 0; b++) hashes.Add(ShortenedWord.Hash(word, a, b));
            }
            if ((phrase & Suggestions.Covered) != 0)
                foreach (var bit in hashes.Select(hash => hash >> (64 - TableFormat.SuggestionFilterBits))) filterBits[bit >> 3] |= (byte)(1 << (int)(bit & 7));
            entries.AddRange(hashes.Order().Select(hash => (hash, i)));
        }
        var capacity = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(entries.Count * 3 / 2 + 2));
        var shift = 64 - System.Numerics.BitOperations.Log2(capacity);
        var table = new uint[capacity];
        foreach (var (hash, word) in entries)
        {
            var slot = (uint)(hash >> shift);
            while (table[slot] != 0) slot = (slot + 1) & (capacity - 1);
            table[slot] = (uint)(word + 1) << 16 | (uint)(hash & 0xFFFF);
        }
        foreach (var value in table) slots.U32(value);
        filter.Bytes(filterBits);
    }

    private bool IsName(Phrase phrase) =>
        phrase.Lexicon.Count == 0 && (phrase.Conditions.Count > 0 || phrase.Drugs.Exists(drug => drug.Kind != NameKind.Label && meanings[drug.Meaning].Set != 0));

    private bool IsCovered(Phrase phrase, HashSet<ushort> covered) =>
        phrase.Drugs.Exists(drug => drug.Kind != NameKind.Label && !meanings[drug.Meaning].Flags.HasFlag(MeaningFlags.LookAlike) && meanings.Concepts.Sets[meanings[drug.Meaning].Set].Any(covered.Contains))
        || phrase.Conditions.Exists(condition => condition.Role == ConceptRole.Include && covered.Contains(condition.Concept));
}
