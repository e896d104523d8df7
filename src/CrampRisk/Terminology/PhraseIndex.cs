namespace CrampRisk.Terminology;

/// <summary>The names of the table and what they stand for; <see cref="PhraseWalk"/> finds them in a text.</summary>
internal readonly struct PhraseIndex(TerminologyTable table)
{
    internal const int RecordSize = 20;

    /// <summary>How many phrases there are.</summary>
    public int Count => table.Section(TableSection.Phrases).Length / RecordSize;

    /// <summary>A walk over the tables: made once for a text, so that each word finds its sections at hand.</summary>
    public PhraseWalk Walk() => new(table);

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
}
