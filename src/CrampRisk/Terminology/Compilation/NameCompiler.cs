namespace CrampRisk.Terminology.Compilation;

/// <summary>Collects all names of drugs and conditions and the words around them.</summary>
internal sealed class NameCompiler(PhraseCompiler phrases, MeaningTable meanings, DrugCodeCompiler codes, ConditionCompiler conditions, CompileProblems problems)
{
    private const uint InertIngredients = 748794;

    public void AddIngredients(TsvFile file)
    {
        foreach (var cells in file.Rows) AddIngredientName(cells[0], cells[2], NameKind.Ingredient);
        foreach (var cells in file.Rows)
            foreach (var synonym in cells[5].Split('|', StringSplitOptions.RemoveEmptyEntries)) AddIngredientName(cells[0], synonym, NameKind.Synonym);
    }

    public void AddBrands(TsvFile brands, TsvFile products)
    {
        foreach (var cells in products.Rows)
            if (cells[1] == "BN" && cells[6].Length > 0 && ConceptCatalogue.TryNumber(cells[0], out var rxCui)) AddBrand(cells[6], rxCui, cells[2], NameKind.Brand);
        for (var row = 0; row < brands.Rows.Count; row++)
        {
            var (name, code, ingredients, source) = (brands.Rows[row][0], brands.Rows[row][1], brands.Rows[row][2], brands.Rows[row][4]);
            uint rxCui = 0;
            if (code.Length > 0 && !ConceptCatalogue.TryNumber(code, out rxCui)) problems.Add(brands.Name, TsvFile.Line(row), $"'{code}' is no RxNorm code");
            if (meanings.Concepts.Members(ingredients) is null) problems.Add(brands.Name, TsvFile.Line(row), $"an ingredient of '{ingredients}' is not in ingredients.tsv");
            else AddBrand(name, rxCui, ingredients, rxCui == 0 && source == "FDA18" ? NameKind.Label : NameKind.Brand);
        }
    }

    /// <summary>Names on the look-alike list: those that lead to the covered drug are led elsewhere; the others get their sentence.</summary>
    public void AddLookAlikes()
    {
        foreach (var lookAlike in meanings.LookAlikes.Names)
        {
            if (phrases.Get(lookAlike.Value) is not { } phrase) continue;
            if (lookAlike.NameDoesNotTell)
            {
                var shared = meanings.From([], "", "", "", TermKind.Brand, lookAlike, onlyPossible: false);
                phrase.Drugs.Insert(0, new Phrase.DrugTarget(shared, NameKind.LookAlike, 0));
                continue;
            }
            var known = phrase.Drugs.FindAll(drug => meanings[drug.Meaning].Set != 0);
            phrase.Drugs.Clear();
            if (known.Count == 0)
                AddTarget(phrase, new Phrase.DrugTarget(meanings.From(InsteadOf(lookAlike), "", "", "", TermKind.Brand, lookAlike, onlyPossible: false), NameKind.LookAlike, 0));
            foreach (var drug in known)
                AddTarget(phrase, drug with { Meaning = meanings.AsLookAlike(drug.Meaning, lookAlike), Kind = NameKind.LookAlike });
        }
    }

    public void AddConditions(TsvFile file)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var (concept, role, name, note) = (file.Rows[row][0], file.Rows[row][1], file.Rows[row][2], file.Rows[row][3]);
            // "? pregnant" and "upt +" differ from their plain neighbours by a sign only; the reader of entries knows the signs.
            if (name.StartsWith('?') || name.EndsWith('+')) continue;
            if (!ConditionCompiler.TryRole(role, out var roleValue)) problems.Add(file.Name, TsvFile.Line(row), $"the role '{role}' is not known");
            if (!meanings.Concepts.TryIndex(concept, out var index)) problems.Add(file.Name, TsvFile.Line(row), $"the concept '{concept}' is not known");
            else if (phrases.Get(name) is not { } phrase) problems.Add(file.Name, TsvFile.Line(row), $"'{name}' has no words");
            else if (!phrase.Conditions.Exists(other => other.Concept == index)) phrase.Conditions.Add((index, roleValue, conditions.CourseOf(index), note));
            else if (phrase.Conditions.First(other => other.Concept == index).Role != roleValue) problems.Add(file.Name, TsvFile.Line(row), $"'{name}' has two roles for {concept}");
        }
    }

    public void AddLexicon(TsvFile file)
    {
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var (kind, text, value) = (file.Rows[row][0], file.Rows[row][1], file.Rows[row][2]);
            if (!Enum.TryParse<LexiconKind>(kind, ignoreCase: true, out var kindValue) || kindValue == LexiconKind.None) problems.Add(file.Name, TsvFile.Line(row), $"the kind '{kind}' is not known");
            else if (phrases.Get(text) is { } phrase && !phrase.Lexicon.Contains((kindValue, value))) phrase.Lexicon.Add((kindValue, value));
        }
    }

    /// <summary>Settles names that several rows give different ingredients: ingredients before brands, listed brands before label words.</summary>
    public void Settle()
    {
        foreach (var phrase in phrases.All)
        {
            if (phrase.Drugs.Count < 2 || phrase.Drugs.Exists(drug => drug.Kind == NameKind.LookAlike)) continue;
            var best = phrase.Drugs.Min(drug => drug.Kind == NameKind.Synonym ? NameKind.Brand : drug.Kind);
            phrase.Drugs.RemoveAll(drug => (drug.Kind == NameKind.Synonym ? NameKind.Brand : drug.Kind) != best);
            // Where a brand is listed with a code of its own, packages that a label calls by the same word do not make it ambiguous.
            if (best == NameKind.Brand && phrase.Drugs.Exists(drug => drug.RxCui != 0)) phrase.Drugs.RemoveAll(drug => drug.RxCui == 0 && drug.Kind == NameKind.Brand);
            if (phrase.Drugs.Exists(drug => meanings[drug.Meaning].Set != 0)) phrase.Drugs.RemoveAll(drug => meanings[drug.Meaning].Set == 0);
            var kept = phrase.Drugs.GroupBy(SetWithoutInert).Select(group => group.OrderBy(drug => meanings[drug.Meaning].Route == Route.Unknown).First()).ToList();
            phrase.Drugs.Clear();
            phrase.Drugs.AddRange(kept);
        }
    }

    private void AddIngredientName(string code, string name, NameKind kind)
    {
        if (!ConceptCatalogue.TryNumber(code, out var rxCui) || !codes.TryMeaning(rxCui, out var meaning) || IsTooShort(name)) return;
        if (phrases.Get(name) is { } phrase) AddTarget(phrase, new Phrase.DrugTarget(meaning, kind, rxCui));
    }

    private void AddBrand(string name, uint rxCui, string ingredients, NameKind kind)
    {
        if (IsTooShort(name) || phrases.Get(name) is not { } phrase) return;
        if (!codes.TryMeaning(rxCui, out var meaning) || (meanings[meaning].Set == 0 && ingredients.Length > 0))
            meaning = meanings.From(ingredients, "", "", "", TermKind.Brand, null, onlyPossible: false)!.Value;
        AddTarget(phrase, new Phrase.DrugTarget(meaning, kind, rxCui));
    }

    private static void AddTarget(Phrase phrase, Phrase.DrugTarget target)
    {
        if (!phrase.Drugs.Exists(other => other.Meaning == target.Meaning && other.Kind <= target.Kind)) phrase.Drugs.Add(target);
    }

    private ushort[] InsteadOf(LookAlikeList.LookAlike lookAlike)
    {
        var members = new SortedSet<ushort>();
        foreach (var part in lookAlike.InsteadName.Split(" with "))
        {
            var known = phrases.Find(part)?.Drugs.Find(drug => drug.Kind is NameKind.Ingredient or NameKind.Synonym);
            if (known is not null) members.UnionWith(meanings.Concepts.Sets[meanings[known.Meaning].Set]);
            else if (meanings.Concepts.TryIndex("drug:" + ConceptNaming.Kebab(part), out var index)) members.Add(index);
        }
        return lookAlike.InsteadIsDescription && !lookAlike.InsteadName.Contains(" with ", StringComparison.Ordinal) ? [] : [.. members];
    }

    private string SetWithoutInert(Phrase.DrugTarget drug)
    {
        meanings.Concepts.TryBase(InertIngredients, out var inert);
        return string.Join('|', meanings.Concepts.Sets[meanings[drug.Meaning].Set].Where(member => member != inert));
    }

    // "fe", "mg", "k": letters that mean too much to name a drug. Digits alone are never a name.
    private static bool IsTooShort(string name) => name.Count(char.IsLetter) < 3;
}
