using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Every code of the committed tables, none left out.</summary>
public sealed class WholeTableTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);
    private static readonly Dictionary<string, string> Bases = RepositoryFiles.Rows("ingredients.tsv").ToDictionary(row => row[0], row => row[3].Length == 0 ? row[0] : row[3]);
    private static readonly Dictionary<string, string> ConceptOf = Concepts();

    private static readonly HashSet<string> LookAlikes = RepositoryFiles.Rows("lookalikes.tsv").Where(row => row[0] is "rxcui" or "ndc").Select(row => $"{row[0]}:{row[1]}").ToHashSet();

    [Test]
    public void Every_rxnorm_code_resolves_to_exactly_its_ingredients()
    {
        // A brand that products.tsv has without ingredients means what retired.tsv folded it into.
        var retired = RepositoryFiles.Rows("retired.tsv").ToDictionary(row => row[0], row => row[2]);
        var products = RepositoryFiles.Rows("products.tsv").Select(row => (Code: row[0], Ingredients: row[2].Length == 0 && retired.TryGetValue(row[0], out var current) ? current : row[2]));
        var ingredients = RepositoryFiles.Rows("ingredients.tsv").Select(row => (Code: row[0], Ingredients: row[0]));

        var wrong = ingredients.Concat(products.Where(row => !Bases.ContainsKey(row.Code)))
            .Where(row => !LookAlikes.Contains($"rxcui:{row.Code}") && !Names(Medication.FromRxNorm(row.Code)).SequenceEqual(Expected(row.Ingredients)));

        wrong.Should().BeEmpty();
    }

    [Test]
    public void A_set_is_sold_exactly_where_some_brand_form_or_product_holds_it()
    {
        var table = TerminologyTable.Default;
        var meanings = Enumerable.Range(0, table.MeaningCount).Select(number => (Kind: table.Meaning(number).Kind, Members: MembersOf(table, table.Meaning(number).Set))).ToList();
        var sold = meanings.Where(meaning => meaning.Kind is TermKind.Brand or TermKind.Form or TermKind.Product).Select(meaning => string.Join('|', meaning.Members)).ToHashSet();
        var all = meanings.Select(meaning => meaning.Members).DistinctBy(members => string.Join('|', members)).ToList();
        // Each set with one member more or less as well: most of these are none.
        var near = all.Where(members => members.Length > 1).SelectMany(members => new[] { members[1..], members[..^1], [.. members, (ushort)(members[^1] + 1)] });

        var wrong = all.Concat(near).Where(members => table.IsSold(members) != sold.Contains(string.Join('|', members)));

        sold.Count.Should().BeGreaterThan(1000).And.BeLessThan(all.Count);
        wrong.Should().BeEmpty();
    }

    [Test]
    public void Every_ndc_resolves_to_exactly_its_ingredients()
    {
        var rows = RepositoryFiles.Rows("ndc.tsv").SelectMany(row => row[1].Split('|').Select(package => (Product: row[0], Code: row[0] + package, Ingredients: row[2])))
            .Where(row => row.Code.All(char.IsAsciiDigit)).ToList();
        // Two rows may list one package: the first of the table decides.
        var firsts = rows.DistinctBy(row => row.Code).ToList();

        var wrong = firsts.Where(row => !LookAlikes.Contains($"ndc:{row.Code}") && !Names(Medication.FromNdc(row.Code)).SequenceEqual(Expected(row.Ingredients)));

        firsts.Should().HaveCountGreaterThan(300_000);
        wrong.Should().BeEmpty();
    }

    [Test]
    public void Every_ndc_product_without_packages_resolves_to_its_ingredients_as_possible()
    {
        var wrong = RepositoryFiles.Rows("ndc-products.tsv").Where(row =>
        {
            var resolution = Resolver.Resolve(Medication.FromNdc(row[0] + "01"), withParts: false);
            return !resolution.OnlyPossible || !resolution.Concepts.Select(match => match.Concept.Name).SequenceEqual(Expected(row[2]));
        });

        wrong.Should().BeEmpty();
    }

    [Test]
    public void No_code_of_a_look_alike_resolves_to_the_covered_drug()
    {
        var wrong = RepositoryFiles.Rows("lookalikes.tsv").Where(row => row[0] is "rxcui" or "ndc").Where(row =>
        {
            var resolution = Resolver.Resolve(row[0] == "rxcui" ? Medication.FromRxNorm(row[1]) : Medication.FromNdc(row[1]), withParts: false);
            return resolution.Because.Length == 0 || resolution.Concepts.Any(match => match.Concept.Name == row[4]);
        });

        wrong.Should().BeEmpty();
    }

    [Test]
    public void No_name_of_a_look_alike_resolves_to_the_covered_drug()
    {
        var wrong = RepositoryFiles.Rows("lookalikes.tsv").Where(row => row[0] == "name").Where(row =>
            Resolver.Resolve(Medication.FromText(row[1]), withParts: false).Concepts.Any(match => match.Concept.Name == row[4]));

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Every_retired_code_says_which_code_was_followed()
    {
        var wrong = RepositoryFiles.Rows("retired.tsv").Where(row =>
        {
            var resolution = Resolver.Resolve(Medication.FromRxNorm(row[0]), withParts: false);
            return resolution.Kind == ResolutionKind.Recognised && !resolution.Remarks.Any(remark => remark.Code == RemarkCode.RetiredCodeFollowed && remark.Text.Contains(row[1], StringComparison.Ordinal));
        });

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Every_condition_code_has_the_role_of_its_row()
    {
        var wrong = RepositoryFiles.Rows("conditions.tsv").Where(row => row[0] != "any" && row[3].Length > 2).Where(row =>
        {
            Spellings.CodeSystem.TryRead(row[2], out var system);
            var resolution = Resolver.Resolve(Condition.FromCode(system, row[3]), withParts: false);
            // A row for every concept comes first (ruling 1); none of these codes is the condition itself.
            if (resolution.Context != TextContext.None) return row[1] != "exclude" || !resolution.Concepts.IsEmpty;
            return !resolution.Concepts.Any(match => match.Concept.Name == row[0] && match.Role.ToString().Equals(row[1], StringComparison.OrdinalIgnoreCase));
        });

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Codes_that_stand_beside_the_listed_ones_are_not_found()
    {
        var listed = RepositoryFiles.Rows("products.tsv").Select(row => uint.Parse(row[0])).Concat(Bases.Keys.Select(uint.Parse)).ToHashSet();
        var retired = RepositoryFiles.Rows("retired.tsv").Select(row => uint.Parse(row[0])).ToHashSet();

        var found = Enumerable.Range(1, 3_000_000).Select(code => (uint)code).Count(code => TerminologyTable.Default.RxCuis.Find(code) >= 0);

        found.Should().Be(listed.Union(retired).Count());
    }

    private static IEnumerable<string> Names(Medication medication) => Resolver.Resolve(medication, withParts: false).Concepts.Select(match => match.Concept.Name);

    private static IEnumerable<string> Expected(string ingredients) =>
        ingredients.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(code => ConceptOf[Bases[code]]).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Concepts()
    {
        var table = TerminologyTable.Default;
        return Enumerable.Range(0, table.ConceptCount).Select(table.ConceptAt).Where(concept => table.RxCuiOf(concept) != default)
            .ToDictionary(concept => table.RxCuiOf(concept).ToString(), concept => concept.Name);
    }

    private static ushort[] MembersOf(TerminologyTable table, int set)
    {
        var members = table.SetMembers(set);
        var all = new ushort[members.Length];
        for (var i = 0; i < all.Length; i++) all[i] = members[i];
        return all;
    }
}
