using System.Globalization;

namespace CrampRisk.Terminology.Compilation;

/// <summary>All concepts of the pack, numbered in ordinal order of their names, and the sets of ingredients in use.</summary>
internal sealed class ConceptCatalogue
{
    private const uint InertIngredients = 748794;       // RxNorm's placeholder for the sugar tablets of a contraceptive pack

    private readonly SortedDictionary<string, (string Display, uint RxCui)> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, uint> _bases = [];
    private readonly Dictionary<uint, string> _namesByRxCui = [];
    private readonly Dictionary<string, ushort> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort> _sets = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly List<ushort[]> _setMembers = [[]];

    public IReadOnlyList<ushort[]> Sets => _setMembers;

    /// <summary>Reads the ingredients: a concept for each base ingredient.</summary>
    public void AddIngredients(TsvFile ingredients, CompileProblems problems)
    {
        // Two passes: active names first, so that a historic twin of the same name gets the number behind it.
        foreach (var active in (ReadOnlySpan<bool>)[true, false])
        {
            for (var row = 0; row < ingredients.Rows.Count; row++)
            {
                var cells = ingredients.Rows[row];
                var (rxCuiText, tty, name, baseText, status) = (cells[0], cells[1], cells[2], cells[3], cells[4]);
                if ((status == "active") != active) continue;
                if (!TryNumber(rxCuiText, out var rxCui) || !TryNumber(baseText.Length == 0 ? rxCuiText : baseText, out var baseRxCui))
                {
                    problems.Add(ingredients.Name, TsvFile.Line(row), "rxcui and base must be numbers");
                    continue;
                }
                if (tty is not ("IN" or "PIN")) problems.Add(ingredients.Name, TsvFile.Line(row), $"the level '{tty}' is neither IN nor PIN");
                if (!_bases.TryAdd(rxCui, baseRxCui)) problems.Add(ingredients.Name, TsvFile.Line(row), $"the code {rxCui} stands here twice");
                if (rxCui != baseRxCui) continue;
                var display = ConceptNaming.Display(name);
                var concept = "drug:" + ConceptNaming.Kebab(display);
                if (_byName.ContainsKey(concept)) concept = string.Create(CultureInfo.InvariantCulture, $"{concept}-{rxCui}");
                _byName.Add(concept, (display, rxCui));
                _namesByRxCui.Add(rxCui, concept);
            }
        }
        foreach (var (rxCui, baseRxCui) in _bases.OrderBy(pair => pair.Key))
            if (!_namesByRxCui.ContainsKey(baseRxCui)) problems.Add(ingredients.Name, 0, $"the base {baseRxCui} of {rxCui} is not in the table");
    }

    /// <summary>Adds a concept that is no RxNorm ingredient; the first words for it stay.</summary>
    public void Add(string name, string display)
    {
        if (!_byName.ContainsKey(name)) _byName.Add(name, (display, 0));
    }

    /// <summary>Numbers the concepts; none may be added afterwards.</summary>
    public void Number()
    {
        ushort index = 0;
        foreach (var name in _byName.Keys) _indexes.Add(name, index++);
    }

    public bool TryIndex(string name, out ushort index) => _indexes.TryGetValue(name, out index);

    public bool TryBase(uint rxCui, out ushort index)
    {
        index = 0;
        return _bases.TryGetValue(rxCui, out var baseRxCui) && _namesByRxCui.TryGetValue(baseRxCui, out var name) && _indexes.TryGetValue(name, out index);
    }

    /// <summary>The set of concepts of the ingredients in a cell ("7258|283742"); null where one is not known.</summary>
    public ushort[]? Members(string cell, bool withoutInert = false)
    {
        if (cell.Length == 0) return [];
        var members = new SortedSet<ushort>();
        foreach (var part in cell.Split('|'))
        {
            if (!TryNumber(part, out var rxCui) || !TryBase(rxCui, out var index)) return null;
            if (withoutInert && rxCui == InertIngredients) continue;
            members.Add(index);
        }
        return [.. members];
    }

    /// <summary>The number of a set, the same for equal sets.</summary>
    public ushort SetOf(ushort[] members)
    {
        var key = string.Join('|', members);
        if (_sets.TryGetValue(key, out var set)) return set;
        set = checked((ushort)_setMembers.Count);
        _sets.Add(key, set);
        _setMembers.Add(members);
        return set;
    }

    public void Write(StringPool strings, SectionWriter concepts, SectionWriter sets, SectionWriter members)
    {
        foreach (var (name, (display, rxCui)) in _byName)
        {
            concepts.U32(strings.Add(name));
            concepts.U32(strings.Add(display));
            concepts.U32(rxCui);
        }
        uint start = 0;
        foreach (var set in _setMembers)
        {
            sets.U32(start);
            foreach (var member in set) members.U16(member);
            start += (uint)set.Length;
        }
        sets.U32(start);
    }

    public static bool TryNumber(string text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number != 0;
}
