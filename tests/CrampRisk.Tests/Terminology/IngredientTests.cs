using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Products that are known by what they are made of.</summary>
public sealed class IngredientTests
{
    private static readonly Coding Naproxen = new(CodeSystem.RxNorm, "7258");

    // Esomeprazole: with naproxen it is Vimovo.
    private static readonly Coding Esomeprazole = new(CodeSystem.RxNorm, "283742");

    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [Test]
    public void Coded_ingredients_without_names_are_one_product()
    {
        var resolution = Resolver.Resolve(new Medication { Ingredients = [Naproxen, Esomeprazole] });

        Concepts(resolution).Should().BeEquivalentTo("drug:naproxen", "drug:esomeprazole");
        resolution.Remarks.Should().BeEmpty();
        resolution.Conflicting.Should().BeEmpty();
    }

    [Test]
    public void Ingredients_are_one_product_also_where_nobody_sells_it()
    {
        var resolution = Resolver.Resolve(new Medication { Ingredients = [Naproxen, new Coding(CodeSystem.Unknown, "", "teriparatide")] });

        Concepts(resolution).Should().BeEquivalentTo("drug:naproxen", "drug:teriparatide");
    }

    [Test]
    public void Beside_a_code_that_is_not_known_the_ingredients_decide_with_a_remark()
    {
        var resolution = Resolver.Resolve(new Medication { Text = "house mix 7", Codes = [new Coding(CodeSystem.Unknown, "X12")], Ingredients = [Naproxen] });

        Concepts(resolution).Should().Equal("drug:naproxen");
        resolution.Remarks.Should().Equal(new Remark(RemarkCode.CodeNotRead, "Neither the code nor the name of the product is known; its ingredients decided."));
    }

    [Test]
    public void Beside_a_code_that_is_known_they_change_nothing()
    {
        var alone = Resolver.Resolve(Medication.FromRxNorm("24909"));

        var resolution = Resolver.Resolve(Medication.FromRxNorm("24909") with { Ingredients = [new Coding(CodeSystem.Unknown, "", "iron")] });

        Concepts(resolution).Should().Equal(Concepts(alone));
        (resolution.Remarks.Length, resolution.OnlyPossible).Should().Be((0, false));
    }

    [Test]
    public void An_ingredient_that_is_not_known_is_named_and_the_others_count()
    {
        var resolution = Resolver.Resolve(new Medication { Ingredients = [Naproxen, new Coding(CodeSystem.RxNorm, "99999999")] });

        Concepts(resolution).Should().Equal("drug:naproxen");
        resolution.Remarks.Should().Equal(new Remark(RemarkCode.CodeNotRead, "Of the ingredients rxnorm:99999999 could not be read or is not known; the others decided."));
    }

    [Test]
    public void Ingredients_of_which_none_is_known_leave_the_entry_not_understood()
    {
        Resolver.Resolve(new Medication { Text = "house mix", Ingredients = [new Coding(CodeSystem.Unknown, "", "xyzzy")] }).Kind.Should().Be(ResolutionKind.Unrecognised);
    }

    [Test]
    public void The_form_and_the_ingredients_give_the_route()
    {
        Resolver.Resolve(new Medication { DoseForm = "solution for injection", Ingredients = [new Coding(CodeSystem.RxNorm, "24909")] }).Route.Should().Be(Route.Intravenous);
    }

    private static IEnumerable<string> Concepts(Resolution resolution) => resolution.Concepts.Select(match => match.Concept.Name);
}
