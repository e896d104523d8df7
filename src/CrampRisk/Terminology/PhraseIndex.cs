using System.Text;

namespace CrampRisk.Terminology;

/// <summary>Finds names in normalised words: the longest that begins at a word.</summary>
internal readonly struct PhraseIndex(TerminologyTable table)
{
    private const int RecordSize = 20;

    /// <summary>Finds the longest phrase of the wanted domains (<see cref="TableFormat.PhraseIsDrug"/> …) that begins at a token.</summary>
    /// <returns>The number of the phrase, or -1; <paramref name="length"/> is how many tokens it has.</returns>
    public int FindLongest(ReadOnlySpan<TextToken> tokens, ReadOnlySpan<char> chars, int at, uint domains, out int length)
    {
        length = 0;
        var first = tokens[at].Hash;
        var filterBit = first >> (64 - TableFormat.PhraseFilterBits);
        if ((table.Section(TableSection.PhraseFilter).U8((int)(filterBit >> 3)) & (1 << (int)(filterBit & 7))) == 0) return -1;

        var slots = table.Section(TableSection.PhraseSlots);
        var capacity = slots.Length / 8;
        var shift = 64 - System.Numerics.BitOperations.Log2((uint)capacity);
        var best = -1;
        ulong hash = 0;
        for (var i = at; i < tokens.Length; i++)
        {
            hash = TextNormaliser.Extend(hash, tokens[i].Hash);
            var value = Slot(slots, capacity, shift, hash);
            if ((value & domains) != 0)
            {
                var number = (int)(value & TableFormat.PhraseNumber);
                if (IsSame(number, chars[tokens[at].Start..tokens[i].End])) (best, length) = (number, i - at + 1);
            }
            if ((value & TableFormat.PhraseHasLonger) == 0) break;
        }
        return best;
    }

    /// <summary>The normalised words of a phrase.</summary>
    public string Words(int phrase) => table.String(table.Section(TableSection.Phrases).U32(RecordSize * phrase));

    /// <summary>The words of a phrase as its source writes them.</summary>
    public string Display(int phrase) => table.String(table.Section(TableSection.Phrases).U32(RecordSize * phrase + 4));

    public int DrugCount(int phrase) => table.Section(TableSection.Phrases).U8(RecordSize * phrase + 16);

    public int ConditionCount(int phrase) => table.Section(TableSection.Phrases).U8(RecordSize * phrase + 17);

    public int LexiconCount(int phrase) => table.Section(TableSection.Phrases).U8(RecordSize * phrase + 18);

    public (int Meaning, NameKind Kind, uint RxCui) Drug(int phrase, int index)
    {
        var at = 8 * ((int)table.Section(TableSection.Phrases).U32(RecordSize * phrase + 8) + index);
        var section = table.Section(TableSection.PhraseDrugs);
        return (section.U16(at), (NameKind)section.U16(at + 2), section.U32(at + 4));
    }

    public (ushort Concept, ConceptRole Role, Course Course, uint Note) Condition(int phrase, int index)
    {
        var at = 8 * (table.Section(TableSection.Phrases).U16(RecordSize * phrase + 12) + index);
        var section = table.Section(TableSection.PhraseConditions);
        return (section.U16(at), (ConceptRole)section.U8(at + 2), (Course)section.U8(at + 3), section.U32(at + 4));
    }

    public (LexiconKind Kind, uint Value) Lexicon(int phrase, int index)
    {
        var at = 8 * (table.Section(TableSection.Phrases).U16(RecordSize * phrase + 14) + index);
        var section = table.Section(TableSection.PhraseLexicon);
        return ((LexiconKind)section.U32(at), section.U32(at + 4));
    }

    private static uint Slot(TableBytes slots, int capacity, int shift, ulong hash)
    {
        for (var slot = (int)(hash >> shift); ; slot = (slot + 1) & (capacity - 1))
        {
            var value = slots.U32(8 * slot + 4);
            if (value == 0 || slots.U32(8 * slot) == (uint)hash) return value;
        }
    }

    private bool IsSame(int phrase, ReadOnlySpan<char> words)
    {
        var stored = table.Utf8(table.Section(TableSection.Phrases).U32(RecordSize * phrase));
        return Ascii.Equals(stored, words) || (!Ascii.IsValid(stored) && Encoding.UTF8.GetString(stored).AsSpan().SequenceEqual(words));
    }
}
