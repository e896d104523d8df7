using System.Buffers.Binary;

namespace CrampRisk.Terminology.Compilation;

/// <summary>Compiles the readable terminology tables of a pack into the one table that the library reads in place.</summary>
/// <remarks>Same files, same bytes: nothing of the machine, the clock or the order of a hash set goes in.</remarks>
internal static class TerminologyCompiler
{
    /// <summary>Compiles a folder of TSV files.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with the tables; the message has every problem on its own line, as <c>file:line: what</c>.</exception>
    public static byte[] Compile(string folder)
    {
        var problems = new CompileProblems();
        var bytes = Compile(folder, problems);
        return problems.Count == 0 ? bytes : throw new InvalidDataException(string.Join('\n', problems.All));
    }

    /// <summary>Compiles a folder of TSV files; where there are problems the bytes are of no use.</summary>
    public static byte[] Compile(string folder, CompileProblems problems)
    {
        var ingredients = TsvFile.Read(folder, "ingredients.tsv", problems, "rxcui", "tty", "name", "base", "status", "synonyms");
        var products = TsvFile.Read(folder, "products.tsv", problems, "rxcui", "tty", "ingredients", "form", "route", "product_routes", "name");
        var retired = TsvFile.Read(folder, "retired.tsv", problems, "old", "current", "name");
        var ndcs = TsvFile.Read(folder, "ndc.tsv", problems, "ndc9", "packages", "ingredients", "route", "name");
        var ndcProducts = TsvFile.Read(folder, "ndc-products.tsv", problems, "ndc9", "ingredients", "route");
        var brands = TsvFile.Read(folder, "brands.tsv", problems, "name", "rxcui", "ingredients", "ambiguous", "source");
        var conditions = TsvFile.Read(folder, "conditions.tsv", problems, "concept", "role", "system", "code", "match", "name", "period", "note");
        var conditionNames = TsvFile.Read(folder, "condition-names.tsv", problems, "concept", "role", "name", "note");
        var lexicon = TsvFile.Read(folder, "lexicon.tsv", problems, "kind", "text", "value");
        var lookAlikes = LookAlikeList.Read(TsvFile.Read(folder, "lookalikes.tsv", problems, "kind", "value", "instead", "why", "not"), problems);
        var atc = TsvFile.Read(folder, "atc.tsv", problems, "atc", "ingredients", "role", "route", "note");
        var possible = TsvFile.Read(folder, "possible-codes.tsv", problems, "system", "code").Rows.Select(cells => $"{cells[0]}:{cells[1]}").ToHashSet(StringComparer.Ordinal);

        var concepts = new ConceptCatalogue();
        concepts.AddIngredients(ingredients, problems);
        concepts.AddSpokenOf(TsvFile.Read(folder, "spoken-of.tsv", problems, "rxcui"), problems);
        foreach (var cells in conditions.Rows.Concat(conditionNames.Rows))
            if (cells[0] != "any") concepts.Add(cells[0], cells[0][(cells[0].IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' '));
        foreach (var lookAlike in lookAlikes.All)
            if (!lookAlike.InsteadIsDescription && lookAlike.NotConcept.StartsWith("drug:", StringComparison.Ordinal) && !lookAlike.Instead.Contains('/', StringComparison.Ordinal))
                concepts.Add("drug:" + ConceptNaming.Kebab(lookAlike.InsteadName), lookAlike.InsteadName);
        concepts.Number();

        var strings = new StringPool();
        var sections = new SectionWriter[(int)TableSection.Count];
        for (var i = 0; i < sections.Length; i++) sections[i] = new SectionWriter();
        SectionWriter Section(TableSection section) => sections[(int)section];

        var meanings = new MeaningTable(concepts, strings, lookAlikes);
        var drugCodes = new DrugCodeCompiler(meanings, strings, problems);
        drugCodes.AddIngredients(ingredients);
        drugCodes.AddProducts(products, possible);
        drugCodes.AddRetired(retired);
        drugCodes.AddNdcs(ndcs, ndcProducts);
        drugCodes.AddAtc(atc);
        var conditionCodes = new ConditionCompiler(concepts, strings, problems);
        conditionCodes.Add(conditions);

        var phrases = new PhraseCompiler(strings, problems);
        var names = new NameCompiler(phrases, meanings, drugCodes, conditionCodes, problems);
        names.AddIngredients(ingredients);
        names.AddBrands(brands, products);
        names.Settle();
        names.AddLookAlikes();
        names.AddConditions(conditionNames);
        names.AddLexicon(lexicon);

        drugCodes.Write(Section);
        conditionCodes.Write(Section(TableSection.ConditionFilter), Section(TableSection.ConditionSlots), Section(TableSection.ConditionRows));
        phrases.Write(Section);
        var suggestions = new SuggestionCompiler(strings, meanings);
        suggestions.Add(phrases.All);
        suggestions.Write(Section(TableSection.SuggestionSlots), Section(TableSection.SuggestionWords), Section(TableSection.SuggestionFilter));
        meanings.Write(Section(TableSection.Meanings), Section(TableSection.SoldSets));
        concepts.Write(strings, Section(TableSection.Concepts), Section(TableSection.Sets), Section(TableSection.SetMembers));
        sections[(int)TableSection.Strings] = strings.Section;
        return Join(sections);
    }

    private static byte[] Join(SectionWriter[] sections)
    {
        var total = TableFormat.HeaderSize + sections.Sum(section => Aligned(section.Length));
        var bytes = new byte[total];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, TableFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), (uint)sections.Length);
        var offset = TableFormat.HeaderSize;
        for (var i = 0; i < sections.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16 + 8 * i), (uint)offset);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(20 + 8 * i), (uint)sections[i].Length);
            sections[i].Written.CopyTo(bytes.AsSpan(offset));
            offset += Aligned(sections[i].Length);
        }
        return bytes;
    }

    private static int Aligned(int length) => (length + 7) & ~7;
}
