using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

public sealed class DirectionsTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [TestCase("IV push", Route.Intravenous)]
    [TestCase("IV drip", Route.Intravenous)]
    [TestCase("IV bolus", Route.Intravenous)]
    [TestCase("IVPB", Route.Intravenous)]
    [TestCase("piggyback", Route.Intravenous)]
    [TestCase("infusion over 2 hours", Route.Intravenous)]
    [TestCase("hemodialysis line", Route.Intravenous)]
    [TestCase("HD", Route.Intravenous)]
    [TestCase("into dialysis circuit", Route.Intravenous)]
    [TestCase("injectable", Route.Intravenous)]
    [TestCase("inj", Route.Intravenous)]
    [TestCase("P.O.", Route.Oral)]
    [TestCase("1 capsule by mouth daily", Route.Oral)]
    [TestCase("PV", Route.Vaginal)]
    [TestCase("PR", Route.Other)]
    [TestCase("as directed", Route.Unknown)]
    [TestCase("see instructions", Route.Unknown)]
    [TestCase("not specified", Route.Unknown)]
    [TestCase("NULL", Route.Unknown)]
    [TestCase("", Route.Unknown)]
    public void Directions_give_the_route_where_nothing_else_does(string directions, Route route)
    {
        Resolver.Resolve(Medication.FromText("iron sucrose") with { Directions = directions }).Route.Should().Be(route);
        Resolver.Resolve(Medication.FromRxNorm("24909") with { Directions = directions }).Route.Should().Be(route);
    }

    // Ruling 8: the entry's own route, else the product's dose form, else the text; an injectable form is intravenous for iron sucrose, subcutaneous for teriparatide.
    [TestCase("iron sucrose", "Oral tablet", Route.Oral)]
    [TestCase("iron sucrose", "Solution for injection", Route.Intravenous)]
    [TestCase("iron sucrose po", "Injection solution (qualifier value)", Route.Intravenous)]
    [TestCase("iron sucrose IV", "Capsule", Route.Oral)]
    [TestCase("teriparatide", "Conventional release solution for injection", Route.Subcutaneous)]
    [TestCase("naproxen", "Solution for injection", Route.Unknown)]
    [TestCase("iron sucrose IV", "Granules of something", Route.Oral)]
    [TestCase("iron sucrose IV", "nothing that is known", Route.Intravenous)]
    public void The_dose_form_gives_the_route_before_the_text(string text, string form, Route route)
    {
        Resolver.Resolve(Medication.FromText(text) with { DoseForm = form }).Route.Should().Be(route);
    }

    [Test]
    public void A_route_that_contradicts_the_dose_form_is_taken_with_a_remark()
    {
        var resolution = Resolver.Resolve(Medication.FromRxNorm("24909", Route.Oral) with { DoseForm = "Solution for injection" });

        (resolution.Route, resolution.RouteSource).Should().Be((Route.Oral, RouteSource.Entry));
        resolution.Remarks.Select(remark => remark.Code).Should().Equal(RemarkCode.RouteDisagrees);
        Resolver.Resolve(Medication.FromRxNorm("24909", Route.Intravenous) with { DoseForm = "Solution for injection" }).Remarks.Should().BeEmpty();
    }

    [TestCase("iron sucrose injection", Route.Oral, true)]
    [TestCase("iron sucrose infusion", Route.Oral, true)]
    [TestCase("naproxen tablet", Route.Intravenous, true)]
    [TestCase("iron sucrose injection", Route.Intravenous, false)]
    [TestCase("teriparatide injection", Route.Subcutaneous, false)]
    [TestCase("naproxen tablet", Route.Oral, false)]
    [TestCase("Premarin tablet", Route.Other, false)]
    public void A_route_that_contradicts_the_form_in_the_text_is_taken_with_a_remark(string text, Route route, bool disagrees)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text, route));

        resolution.Route.Should().Be(route);
        resolution.Remarks.Select(remark => remark.Code).Should().Equal(disagrees ? [RemarkCode.RouteDisagrees] : []);
    }

    [Test]
    public void The_form_of_a_code_decides_before_one_in_words()
    {
        var resolution = Resolver.Resolve(Medication.FromNdc("00517-2340-10") with { DoseForm = "tablet" });

        (resolution.Route, resolution.RouteSource).Should().Be((Route.Intravenous, RouteSource.Product));
    }

    [Test]
    public void Directions_come_after_the_entry_the_product_and_the_text()
    {
        Resolver.Resolve(Medication.FromRxNorm("24909", Route.Oral) with { Directions = "IV push" }).Route.Should().Be(Route.Oral);
        Resolver.Resolve(Medication.FromNdc("00517-2340-10") with { Directions = "by mouth" }).Route.Should().Be(Route.Intravenous);
        Resolver.Resolve(Medication.FromText("iron sucrose po") with { Directions = "IV push" }).Route.Should().Be(Route.Oral);
    }

    [Test]
    public void Directions_are_read_for_the_route_and_nothing_else()
    {
        var resolution = Resolver.Resolve(Medication.FromText("naproxen") with { Directions = "stopped; take aspirin by mouth" });

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Context.Should().Be(TextContext.None);
        resolution.Route.Should().Be(Route.Oral);
    }
}
