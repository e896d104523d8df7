namespace CrampRisk.Terminology.Compilation;

/// <summary>Writes the phrases and the hash tables over their beginnings.</summary>
internal sealed class PhraseCompiler(StringPool strings, CompileProblems problems)
{
    private readonly SortedDictionary<string, Phrase> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, string> _beginnings = [];

    public IEnumerable<Phrase> All => _phrases.Values;

    /// <summary>The phrase of a name, made if need be; null where the name has no words.</summary>
    public Phrase? Get(string name)
    {
        var words = Normalise(name);
        if (words.Length == 0) return null;
        if (!_phrases.TryGetValue(words, out var phrase)) _phrases.Add(words, phrase = new Phrase(words, name));
        return phrase;
    }

    public Phrase? Find(string name) => _phrases.GetValueOrDefault(Normalise(name));

    public static string Normalise(string name)
    {
        var tokens = Tokens(name, out var chars);
        return string.Join(' ', tokens.Select(token => new string(chars, token.Start, token.Length)));
    }

    public void Write(Func<TableSection, SectionWriter> section)
    {
        var slots = new Dictionary<ulong, uint>();
        var filter = new byte[1 << TableFormat.PhraseFilterBits];
        var pairs = new byte[1 << (TableFormat.PhrasePairBits - 3)];
        uint number = 0;
        uint drugStart = 0;
        var (conditionStart, lexiconStart) = (0, 0);
        foreach (var phrase in _phrases.Values)
        {
            var flags = (phrase.Drugs.Count > 0 ? TableFormat.PhraseIsDrug : 0) | (phrase.Conditions.Count > 0 ? TableFormat.PhraseIsCondition : 0)
                | (phrase.Lexicon.Count > 0 ? TableFormat.PhraseIsLexicon : 0);
            AddBeginnings(phrase, slots, flags, number++);
            AddToFilters(phrase, filter, pairs, flags);
            var record = section(TableSection.Phrases);
            record.U32(strings.Add(phrase.Words));
            record.U32(strings.Add(phrase.Display));
            record.U32(drugStart);
            record.U16(conditionStart);
            record.U16(lexiconStart);
            record.U8(checked((byte)phrase.Drugs.Count));
            record.U8(checked((byte)phrase.Conditions.Count));
            record.U8(checked((byte)phrase.Lexicon.Count));
            record.U8(0);
            drugStart += (uint)phrase.Drugs.Count;
            conditionStart += phrase.Conditions.Count;
            lexiconStart += phrase.Lexicon.Count;
            WriteTargets(phrase, section);
        }
        section(TableSection.PhraseFilter).Bytes(filter);
        section(TableSection.PhrasePairs).Bytes(pairs);
        WriteSlots(slots, section(TableSection.PhraseSlots));
    }

    private void WriteTargets(Phrase phrase, Func<TableSection, SectionWriter> section)
    {
        foreach (var drug in phrase.Drugs)
        {
            section(TableSection.PhraseDrugs).U16(drug.Meaning);
            section(TableSection.PhraseDrugs).U16((byte)drug.Kind);
            section(TableSection.PhraseDrugs).U32(drug.RxCui);
        }
        foreach (var (concept, role, course, note) in phrase.Conditions)
        {
            section(TableSection.PhraseConditions).U16(concept);
            section(TableSection.PhraseConditions).U8((byte)role);
            section(TableSection.PhraseConditions).U8((byte)course);
            section(TableSection.PhraseConditions).U32(strings.Add(note));
        }
        foreach (var (kind, value) in phrase.Lexicon)
        {
            section(TableSection.PhraseLexicon).U32((uint)kind);
            section(TableSection.PhraseLexicon).U32(strings.Add(value));
        }
    }

    private void AddBeginnings(Phrase phrase, Dictionary<ulong, uint> slots, uint domains, uint number)
    {
        var tokens = Tokens(phrase.Words, out _);
        if (Normalise(phrase.Words) != phrase.Words) problems.Add("names", 0, $"'{phrase.Words}' changes when it is read again");

        ulong hash = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            hash = i == 0 ? tokens[0].Hash : WordHash.Extend(hash, tokens[i].Hash);
            var beginning = phrase.Words[..tokens[i].SourceEnd];
            if (!_beginnings.TryAdd(hash, beginning) && _beginnings[hash] != beginning) problems.Add("names", 0, $"'{beginning}' and '{_beginnings[hash]}' have one hash");
            var old = slots.GetValueOrDefault(hash, TableFormat.PhraseNumber);
            if (i == tokens.Length - 1) slots[hash] = (old & ~TableFormat.PhraseNumber) | domains | number;
            else slots[hash] = old | TableFormat.PhraseHasLonger(domains);
        }
    }

    // A look at the words of a text ends here for nearly all of them: see PhraseWalk.
    private static void AddToFilters(Phrase phrase, byte[] filter, byte[] pairs, uint domains)
    {
        var tokens = Tokens(phrase.Words, out _);
        filter[tokens[0].Hash >> (64 - TableFormat.PhraseFilterBits)] |= (byte)(tokens.Length == 1 ? TableFormat.PhraseIsWord(domains) : TableFormat.PhraseBeginsWith(domains));
        if (tokens.Length == 1) return;
        var pair = WordHash.Extend(tokens[0].Hash, tokens[1].Hash) >> (64 - TableFormat.PhrasePairBits);
        pairs[pair >> 3] |= (byte)(1 << (int)(pair & 7));
    }

    private static TextToken[] Tokens(string name, out char[] chars)
    {
        chars = new char[TextNormaliser.CharsFor(name.Length)];
        var tokens = new TextToken[TextNormaliser.TokensFor(name.Length)];
        return tokens[..TextNormaliser.Read(name, chars, tokens)];
    }

    private static void WriteSlots(Dictionary<ulong, uint> slots, SectionWriter section)
    {
        var capacity = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(slots.Count * 3 / 2 + 2));
        var bits = System.Numerics.BitOperations.Log2(capacity);
        var table = new (uint Fingerprint, uint Value)[capacity];
        foreach (var (hash, value) in slots.OrderBy(pair => pair.Key))
        {
            var slot = (uint)(hash >> (64 - bits));
            while (table[slot].Value != 0) slot = (slot + 1) & (capacity - 1);
            table[slot] = ((uint)hash, value);
        }
        foreach (var (fingerprint, value) in table)
        {
            section.U32(fingerprint);
            section.U32(value);
        }
    }
}
