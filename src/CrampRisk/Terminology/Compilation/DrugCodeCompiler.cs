namespace CrampRisk.Terminology.Compilation;

/// <summary>Compiles RxNorm codes, retired codes, NDCs and ATC codes.</summary>
internal sealed class DrugCodeCompiler(MeaningTable meanings, StringPool strings, CompileProblems problems)
{
    private readonly SortedDictionary<uint, (ushort Meaning, uint Name)> _rxCuis = [];
    private readonly HashSet<uint> _ingredients = [];
    private readonly SortedDictionary<uint, uint> _retired = [];
    private readonly HashSet<uint> _withoutIngredients = [];
    private readonly List<(uint Product, ushort Meaning, int Packages, uint Name)> _ndcs = [];
    private readonly Dictionary<UInt128, int> _packageSets = [];
    private readonly List<UInt128> _packages = [UInt128.MaxValue];
    private readonly SortedDictionary<ulong, (ushort Meaning, byte Role, uint Note)> _atc = [];

    public bool TryMeaning(uint rxCui, out ushort meaning)
    {
        var found = _rxCuis.TryGetValue(rxCui, out var entry);
        meaning = entry.Meaning;
        return found;
    }

    public void AddIngredients(TsvFile file)
    {
        foreach (var cells in file.Rows)
        {
            if (!ConceptCatalogue.TryNumber(cells[0], out var rxCui) || !meanings.Concepts.TryBase(rxCui, out var index)) continue;
            var lookAlike = meanings.LookAlikes.Find("rxcui", cells[0]);
            _ingredients.Add(rxCui);
            _rxCuis[rxCui] = (meanings.From([index], "", "", "", TermKind.Ingredient, lookAlike, onlyPossible: false), strings.Add(ConceptNaming.Display(cells[2])));
        }
    }

    public void AddProducts(TsvFile file, IReadOnlySet<string> onlyPossible)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var cells = file.Rows[row];
            var (code, tty, ingredients, form, route, productRoutes, name) = (cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
            if (!ConceptCatalogue.TryNumber(code, out var rxCui))
            {
                problems.Add(file.Name, TsvFile.Line(row), $"'{code}' is no RxNorm code");
                continue;
            }
            var meaning = meanings.From(ingredients, form, route, productRoutes, KindOf(tty), meanings.LookAlikes.Find("rxcui", code), onlyPossible.Contains("rxnorm:" + code));
            if (meaning is null)
            {
                problems.Add(file.Name, TsvFile.Line(row), $"an ingredient of '{ingredients}' is not in ingredients.tsv");
                continue;
            }
            if (_rxCuis.ContainsKey(rxCui))
            {
                // A code that is both: the ingredient row decides, it is the one that other tables refer to.
                if (!_ingredients.Contains(rxCui)) problems.Add(file.Name, TsvFile.Line(row), $"the code {rxCui} stands here twice");
                continue;
            }
            if (ingredients.Length == 0) _withoutIngredients.Add(rxCui);
            _rxCuis.Add(rxCui, (meaning.Value, name.Length == 0 ? 0 : strings.Add(name)));
        }
    }

    public void AddRetired(TsvFile file)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var cells = file.Rows[row];
            if (!ConceptCatalogue.TryNumber(cells[0], out var old) || !ConceptCatalogue.TryNumber(cells[1], out var current))
            {
                problems.Add(file.Name, TsvFile.Line(row), "old and current must be RxNorm codes");
                continue;
            }
            if (!_rxCuis.TryGetValue(current, out var entry))
            {
                problems.Add(file.Name, TsvFile.Line(row), $"the current code {current} is in neither products.tsv nor ingredients.tsv");
                continue;
            }
            if (!_retired.TryAdd(old, current)) problems.Add(file.Name, TsvFile.Line(row), $"the code {old} stands here twice");
            // A brand that products.tsv has without ingredients means what it was folded into.
            if (!_rxCuis.ContainsKey(old) || _withoutIngredients.Contains(old)) _rxCuis[old] = (entry.Meaning, cells[2].Length == 0 ? entry.Name : strings.Add(cells[2]));
        }
    }

    public void AddNdcs(TsvFile packages, TsvFile products)
    {
        for (var row = 0; row < packages.Rows.Count; row++)
        {
            var cells = packages.Rows[row];
            // A handful of labels carry item codes with letters or hyphens inside: no NDC, and no code value can hold them.
            if (cells[0].AsSpan().ContainsAnyExceptInRange('0', '9')) continue;
            if (!TryProduct(packages, row, cells[0], out var product)) continue;
            foreach (var group in SplitLookAlikes(cells[0], cells[1]))
            {
                var meaning = meanings.From(cells[2], "", cells[3], "", TermKind.Product, group.LookAlike, onlyPossible: false);
                if (meaning is null) problems.Add(packages.Name, TsvFile.Line(row), $"an ingredient of '{cells[2]}' is not in ingredients.tsv");
                else if (PackageSet(packages, row, group.Packages) is { } set) _ndcs.Add((product, meaning.Value, set, cells[4].Length == 0 ? 0 : strings.Add(cells[4])));
            }
        }
        for (var row = 0; row < products.Rows.Count; row++)
        {
            var cells = products.Rows[row];
            if (!TryProduct(products, row, cells[0], out var product)) continue;
            var meaning = meanings.From(cells[1], "", cells[2], "", TermKind.Product, null, onlyPossible: true);
            if (meaning is null) problems.Add(products.Name, TsvFile.Line(row), $"an ingredient of '{cells[1]}' is not in ingredients.tsv");
            else _ndcs.Add((product, meaning.Value, NdcBucket.AnyPackage, 0));
        }
    }

    public void AddAtc(TsvFile file)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var (code, ingredients, role, route, note) = (file.Rows[row][0], file.Rows[row][1], file.Rows[row][2], file.Rows[row][3], file.Rows[row][4]);
            if (!PackedCode.TryPack(code, out var packed))
            {
                problems.Add(file.Name, TsvFile.Line(row), $"'{code}' is no ATC code");
                continue;
            }
            var roleNumber = role switch { "include" => 0, "possible" => 1, "ambiguous" => 2, "exclude" or "lookalike" => 3, _ => -1 };
            if (roleNumber < 0) problems.Add(file.Name, TsvFile.Line(row), $"the role '{role}' is not known");
            var known = string.Join('|', ingredients.Split('|').Where(part => part.Length > 0 && part != "?"));
            var meaning = meanings.From(known, "", route, "", TermKind.Product, null, onlyPossible: role == "possible");
            if (meaning is null) problems.Add(file.Name, TsvFile.Line(row), $"an ingredient of '{ingredients}' is not in ingredients.tsv");
            else if (!_atc.TryAdd(packed, (meaning.Value, (byte)Math.Max(0, roleNumber), strings.Add(note)))) problems.Add(file.Name, TsvFile.Line(row), $"'{code}' stands here twice");
        }
    }

    public void Write(Func<TableSection, SectionWriter> section)
    {
        WriteRxCuis(section(TableSection.RxCuis), section(TableSection.RxMeanings), section(TableSection.RxNames));
        foreach (var (old, current) in _retired)
        {
            section(TableSection.Retired).U32(old);
            section(TableSection.Retired).U32(current);
        }
        WriteNdcs(section(TableSection.NdcFilter), section(TableSection.NdcSlots), section(TableSection.NdcSlotNames), section(TableSection.NdcNames));
        foreach (var set in _packages)
        {
            section(TableSection.NdcPackages).U64((ulong)set);
            section(TableSection.NdcPackages).U64((ulong)(set >> 64));
        }
        foreach (var (code, (meaning, role, note)) in _atc)
        {
            section(TableSection.Atc).U64(code);
            section(TableSection.Atc).U16(meaning);
            section(TableSection.Atc).U16(role);
            section(TableSection.Atc).U32(note);
        }
    }

    private void WriteRxCuis(SectionWriter bits, SectionWriter meaningSection, SectionWriter names)
    {
        var last = _rxCuis.Keys.LastOrDefault();
        var words = new ulong[last / 64 + 1];
        foreach (var code in _rxCuis.Keys) words[code / 64] |= 1ul << (int)(code % 64);
        uint rank = 0;
        foreach (var word in words)
        {
            bits.U64(word);
            bits.U32(rank);
            rank += (uint)System.Numerics.BitOperations.PopCount(word);
        }
        foreach (var (meaning, name) in _rxCuis.Values)
        {
            meaningSection.U16(meaning);
            names.U32(name);
        }
    }

    private void WriteNdcs(SectionWriter filter, SectionWriter slots, SectionWriter slotNames, SectionWriter nameSection)
    {
        var filterBits = new byte[1 << (TableFormat.NdcFilterBits - 3)];
        var buckets = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(_ndcs.Count * 3 / 2 / NdcBucket.Lanes + 2));
        var products = new uint[buckets * NdcBucket.Lanes];
        var payloads = new uint[products.Length];
        var names = new int[products.Length];
        var nameNumbers = new Dictionary<uint, int> { [0] = 0 };
        nameSection.U32(0);

        // In the order of the rows: of two that list one package the first is met first.
        foreach (var ndc in _ndcs)
        {
            var hash = TableFormat.HashNdc(ndc.Product);
            var bit = hash >> (32 - TableFormat.NdcFilterBits);
            filterBits[bit >> 3] |= (byte)(1 << (int)(bit & 7));
            if (!nameNumbers.TryGetValue(ndc.Name, out var name))
            {
                nameNumbers.Add(ndc.Name, name = nameNumbers.Count);
                nameSection.U32(ndc.Name);
            }
            var place = NdcBucket.Home(hash, buckets) * NdcBucket.Lanes;
            while (products[place] != 0) place = (place + 1) & (products.Length - 1);
            products[place] = ndc.Product;
            payloads[place] = NdcBucket.Payload(ndc.Meaning, ndc.Packages);
            names[place] = name;
        }
        for (var bucket = 0; bucket < products.Length; bucket += NdcBucket.Lanes)
        {
            for (var lane = 0; lane < NdcBucket.Lanes; lane++) slots.U32(products[bucket + lane]);
            for (var lane = 0; lane < NdcBucket.Lanes; lane++) slots.U32(payloads[bucket + lane]);
        }
        foreach (var name in names) slotNames.U16(name);
        filter.Bytes(filterBits);
    }

    private IEnumerable<(string Packages, LookAlikeList.LookAlike? LookAlike)> SplitLookAlikes(string product, string packages)
    {
        var plain = new List<string>();
        foreach (var package in packages.Split('|'))
        {
            var lookAlike = meanings.LookAlikes.Find("ndc", product + package);
            if (lookAlike is null) plain.Add(package);
            else yield return (package, lookAlike);
        }
        if (plain.Count > 0) yield return (string.Join('|', plain), null);
    }

    private bool TryProduct(TsvFile file, int row, string text, out uint product)
    {
        product = 0;
        if (text.Length == 9 && NdcFormat.TryReadDigits(text, out var value))
        {
            product = (uint)value;
            return true;
        }
        problems.Add(file.Name, TsvFile.Line(row), $"'{text}' is not nine digits");
        return false;
    }

    private int? PackageSet(TsvFile file, int row, string cell)
    {
        UInt128 bits = 0;
        foreach (var package in cell.Split('|'))
        {
            if (package.AsSpan().ContainsAnyExceptInRange('0', '9')) continue;
            if (package.Length != 2 || !NdcFormat.TryReadDigits(package, out var number))
            {
                problems.Add(file.Name, TsvFile.Line(row), $"the package '{package}' is not two digits");
                return null;
            }
            bits |= UInt128.One << (int)number;
        }
        if (_packageSets.TryGetValue(bits, out var set)) return set;
        _packageSets.Add(bits, set = _packages.Count);
        _packages.Add(bits);
        return set;
    }

    private static TermKind KindOf(string tty) => tty switch
    {
        "IN" or "PIN" or "MIN" => TermKind.Ingredient,
        "BN" => TermKind.Brand,
        "SCDC" or "SBDC" => TermKind.Component,
        "SCDF" or "SBDF" or "SCDG" or "SBDG" or "SCDFP" or "SBDFP" or "SCDGP" => TermKind.Form,
        "SCD" or "SBD" or "GPCK" or "BPCK" => TermKind.Product,
        _ => TermKind.Unknown,
    };
}
