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
        var chars = new char[TextNormaliser.CharsFor(name.Length)];
        var tokens = new TextToken[TextNormaliser.TokensFor(name.Length)];
        var count = TextNormaliser.Read(name, chars, tokens);
        return count == 0 ? "" : new string(chars, 0, tokens[count - 1].End);
    }

    public void Write(Func<TableSection, SectionWriter> section)
    {
        var slots = new Dictionary<ulong, uint>();
        var filter = new byte[1 << (TableFormat.PhraseFilterBits - 3)];
        uint number = 0;
        uint drugStart = 0;
        var (conditionStart, lexiconStart) = (0, 0);
        foreach (var phrase in _phrases.Values)
        {
            var flags = (phrase.Drugs.Count > 0 ? TableFormat.PhraseIsDrug : 0) | (phrase.Conditions.Count > 0 ? TableFormat.PhraseIsCondition : 0)
                | (phrase.Lexicon.Count > 0 ? TableFormat.PhraseIsLexicon : 0);
            AddBeginnings(phrase, slots, filter, flags | number++);
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

    private void AddBeginnings(Phrase phrase, Dictionary<ulong, uint> slots, byte[] filter, uint value)
    {
        var chars = new char[TextNormaliser.CharsFor(phrase.Words.Length)];
        var tokens = new TextToken[TextNormaliser.TokensFor(phrase.Words.Length)];
        var count = TextNormaliser.Read(phrase.Words, chars, tokens);
        if (new string(chars, 0, tokens[count - 1].End) != phrase.Words) problems.Add("names", 0, $"'{phrase.Words}' changes when it is read again");

        var bit = tokens[0].Hash >> (64 - TableFormat.PhraseFilterBits);
        filter[bit >> 3] |= (byte)(1 << (int)(bit & 7));
        ulong hash = 0;
        for (var i = 0; i < count; i++)
        {
            hash = TextNormaliser.Extend(hash, tokens[i].Hash);
            var beginning = phrase.Words[..tokens[i].End];
            if (!_beginnings.TryAdd(hash, beginning) && _beginnings[hash] != beginning) problems.Add("names", 0, $"'{beginning}' and '{_beginnings[hash]}' have one hash");
            var old = slots.GetValueOrDefault(hash, TableFormat.PhraseNumber);
            if (i == count - 1) slots[hash] = (old & TableFormat.PhraseHasLonger) | value;
            else slots[hash] = old | TableFormat.PhraseHasLonger;
        }
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
