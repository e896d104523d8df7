namespace CrampRisk.Terminology;

/// <summary>Looks up condition and procedure codes; the longest matching code wins, for each concept apart.</summary>
internal readonly struct ConditionCodeIndex(TerminologyTable table)
{
    /// <summary>More rows than any code matches.</summary>
    public const int MaxHits = 16;

    private const int SlotSize = 12;
    private const int RowSize = 16;
    private const int FilterSize = (TableFormat.Categories + 31) / 32 * 4;

    /// <summary>Finds all rows of a code; <paramref name="hits"/> must have room for <see cref="MaxHits"/>.</summary>
    public int Find(CodeSystem system, ulong code, Span<ConditionHit> hits)
    {
        if (system is not (CodeSystem.Icd10Cm or CodeSystem.Icd10 or CodeSystem.Icd9Cm)) return Add(system, code, isWhole: true, hits, 0);
        if (!MayHave(system, code)) return 0;
        var length = PackedCode.Length(code);
        var count = 0;
        for (var prefix = length; prefix > 0; prefix--) count = Add(system, PackedCode.Prefix(code, prefix), prefix == length, hits, count);
        return count;
    }

    /// <summary>Shows every row of the table: system, code, concept and role.</summary>
    public void ForEach(Action<CodeSystem, ulong, ushort, ConceptRole> show)
    {
        var slots = table.Section(TableSection.ConditionSlots);
        var rows = table.Section(TableSection.ConditionRows);
        for (var at = 0; at < slots.Length; at += SlotSize)
        {
            var (key, value) = (slots.U64(at), slots.U32(at + 8));
            if (key == 0) continue;
            for (var row = (int)(value >> 8); row < (int)(value >> 8) + (int)(value & 0xFF); row++)
                show((CodeSystem)(key >> 60), key & (ulong.MaxValue >> 4), rows.U16(RowSize * row), (ConceptRole)rows.U8((RowSize * row) + 2));
        }
    }

    private bool MayHave(CodeSystem system, ulong code)
    {
        var place = TableFormat.Category(code);
        var start = FilterSize * (system switch { CodeSystem.Icd10Cm => 0, CodeSystem.Icd10 => 1, _ => 2 });
        return (table.Section(TableSection.ConditionFilter).U8(start + (place >> 3)) & (1 << (place & 7))) != 0;
    }

    private int Add(CodeSystem system, ulong code, bool isWhole, Span<ConditionHit> hits, int count)
    {
        var slots = table.Section(TableSection.ConditionSlots);
        var capacity = slots.Length / SlotSize;
        var key = TableFormat.ConditionKey(system, code);
        for (var slot = (int)(TableFormat.HashKey(key) & (uint)(capacity - 1)); ; slot = (slot + 1) & (capacity - 1))
        {
            var found = slots.U64(SlotSize * slot);
            if (found == 0) return count;
            if (found != key) continue;
            var value = slots.U32(SlotSize * slot + 8);
            return AddRows((int)(value >> 8), (int)(value & 0xFF), isWhole, hits, count);
        }
    }

    private int AddRows(int first, int rows, bool isWhole, Span<ConditionHit> hits, int count)
    {
        var section = table.Section(TableSection.ConditionRows);
        for (var row = first; row < first + rows; row++)
        {
            var at = RowSize * row;
            var isPrefix = section.U8(at + 4) != 0;
            if ((!isPrefix && !isWhole) || count == hits.Length) continue;
            var concept = section.U16(at);
            if (Contains(hits[..count], concept)) continue;
            hits[count++] = new ConditionHit(concept, (ConceptRole)section.U8(at + 2), (Course)section.U8(at + 3), (TextContext)section.U8(at + 5), section.U32(at + 8), section.U32(at + 12));
        }
        return count;
    }

    private static bool Contains(ReadOnlySpan<ConditionHit> hits, ushort concept)
    {
        foreach (var hit in hits)
            if (hit.Concept == concept) return true;
        return false;
    }
}
