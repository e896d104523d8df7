namespace CrampRisk.Terminology.Compilation;

/// <summary>Compiles the condition and procedure codes.</summary>
internal sealed class ConditionCompiler(ConceptCatalogue concepts, StringPool strings, CompileProblems problems)
{
    private readonly SortedDictionary<ulong, List<Row>> _rows = [];
    private readonly Dictionary<ushort, Dictionary<Course, int>> _courses = [];

    private sealed record Row(ushort Concept, ConceptRole Role, Course Course, bool IsPrefix, TextContext Context, string Note, string Name);

    public void Add(TsvFile file)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var cells = file.Rows[row];
            var line = TsvFile.Line(row);
            var (concept, role, systemName, code, match) = (cells[0], cells[1], cells[2], cells[3], cells[4]);
            if (!Spellings.CodeSystem.TryRead(systemName, out var system) || !TryRead(system, code, out var packed))
            {
                problems.Add(file.Name, line, $"'{code}' is no code of '{systemName}'");
                continue;
            }
            if (!TryRole(role, out var roleValue)) problems.Add(file.Name, line, $"the role '{role}' is not known");
            if (match is not ("exact" or "prefix")) problems.Add(file.Name, line, $"the match '{match}' is neither exact nor prefix");
            if (!TryCourse(cells[6], out var course)) problems.Add(file.Name, line, $"the period '{cells[6]}' is not known");

            ushort index = ConditionHit.AnyConcept;
            var context = TextContext.None;
            if (concept == "any") context = ContextOf(cells[7]);
            else if (!concepts.TryIndex(concept, out index)) problems.Add(file.Name, line, $"the concept '{concept}' is not known");
            if (concept == "any" && context == TextContext.None) problems.Add(file.Name, line, "the note of an 'any' row begins with family-history, past-history or screening");

            var key = TableFormat.ConditionKey(system, packed);
            if (!_rows.TryGetValue(key, out var list)) _rows.Add(key, list = []);
            if (list.Exists(other => other.Concept == index)) problems.Add(file.Name, line, $"'{concept}' has the code {code} twice");
            list.Add(new Row(index, roleValue, course, match == "prefix", context, cells[7], cells[5]));

            if (roleValue is not (ConceptRole.Include or ConceptRole.Possible)) continue;
            if (!_courses.TryGetValue(index, out var counts)) _courses.Add(index, counts = []);
            counts[course] = counts.GetValueOrDefault(course) + 1;
        }
    }

    /// <summary>How long the concept lasts by most of its codes; for names, which have no course of their own.</summary>
    public Course CourseOf(ushort concept) => _courses.TryGetValue(concept, out var counts)
        ? counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key
        : Course.Unknown;

    public static bool TryRole(string text, out ConceptRole role)
    {
        (var known, role) = text switch
        {
            "include" => (true, ConceptRole.Include),
            "possible" => (true, ConceptRole.Possible),
            "other" => (true, ConceptRole.Other),
            "exclude" => (true, ConceptRole.Exclude),
            "ends" => (true, ConceptRole.Ends),
            _ => (false, default),
        };
        return known;
    }

    public void Write(SectionWriter filter, SectionWriter slots, SectionWriter rows)
    {
        WriteFilter(filter);
        var capacity = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_rows.Count * 2 + 2));
        var keys = new ulong[capacity];
        var values = new uint[capacity];
        uint next = 0;
        foreach (var (key, list) in _rows)
        {
            var slot = TableFormat.HashKey(key) & (capacity - 1);
            while (keys[slot] != 0) slot = (slot + 1) & (capacity - 1);
            keys[slot] = key;
            values[slot] = (next << 8) | (uint)list.Count;
            next += (uint)list.Count;
            foreach (var row in list.OrderBy(row => row.Concept))
            {
                rows.U16(row.Concept);
                rows.U8((byte)row.Role);
                rows.U8((byte)row.Course);
                rows.U8(row.IsPrefix ? (byte)1 : (byte)0);
                rows.U8((byte)row.Context);
                rows.U16(0);
                rows.U32(strings.Add(row.Note));
                rows.U32(strings.Add(row.Name));
            }
        }
        for (var i = 0; i < capacity; i++)
        {
            slots.U64(keys[i]);
            slots.U32(values[i]);
        }
    }

    /// <summary>Reads a code the way records write it: letter case and dots do not matter.</summary>
    public static bool TryRead(CodeSystem system, ReadOnlySpan<char> code, out ulong packed)
    {
        packed = 0;
        switch (system)
        {
            case CodeSystem.Snomed:
                var read = SnomedCt.TryParse(code, out var snomed);
                packed = snomed.Value;
                return read;
            case CodeSystem.Icd10Cm or CodeSystem.Icd10 or CodeSystem.Icd9Cm:
                return PackedCode.TryPack(code, out packed) && char.IsAsciiLetterOrDigit(code[0]);
            case CodeSystem.Icd10Pcs or CodeSystem.Icd9Proc or CodeSystem.Hcpcs or CodeSystem.Cpt:
                return PackedCode.TryPack(code, out packed);
            default:
                return false;
        }
    }

    private void WriteFilter(SectionWriter filter)
    {
        foreach (var system in (ReadOnlySpan<CodeSystem>)[CodeSystem.Icd10Cm, CodeSystem.Icd10, CodeSystem.Icd9Cm])
        {
            var bits = new byte[(TableFormat.Categories + 31) / 32 * 4];
            foreach (var key in _rows.Keys)
            {
                if (key >> 60 != (ulong)system) continue;
                var packed = key & (ulong.MaxValue >> 4);
                var length = Math.Min(3, PackedCode.Length(packed));
                // A row of one or two characters ("O") stands for every category below it.
                var from = TableFormat.Category(packed) - (length == 1 ? 36 * 37 + 36 : length == 2 ? 36 : 0);
                var to = from + (length == 1 ? 37 * 37 : length == 2 ? 37 : 1);
                for (var place = from; place < to; place++) bits[place >> 3] |= (byte)(1 << (place & 7));
            }
            filter.Bytes(bits);
        }
    }

    private static TextContext ContextOf(string note) =>
        note.StartsWith("family-history", StringComparison.Ordinal) ? TextContext.FamilyHistory
        : note.StartsWith("past-history", StringComparison.Ordinal) ? TextContext.PastHistory
        : note.StartsWith("screening", StringComparison.Ordinal) ? TextContext.Screening : TextContext.None;

    private static bool TryCourse(string text, out Course course)
    {
        (var known, course) = text switch
        {
            "chronic" => (true, Course.Chronic),
            "time-limited" => (true, Course.TimeLimited),
            "episodic" => (true, Course.Episodic),
            "n/a" or "" => (true, Course.Unknown),
            _ => (false, default),
        };
        return known;
    }
}
