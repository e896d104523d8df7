using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

public sealed class MedicationResolutionTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [TestCase("naproxen sodium 550 mg tab PO BID prn", "drug:naproxen", Route.Oral)]
    [TestCase("Aleve OTC", "drug:naproxen", Route.Oral)]
    [TestCase("Premarin vag cream 0.625 mg/g", "drug:conjugated-estrogens", Route.Vaginal)]
    [TestCase("venofer 200mg iv x5 at HD", "drug:iron-sucrose", Route.Intravenous)]
    [TestCase("Forteo pen", "drug:teriparatide", Route.Subcutaneous)]
    [TestCase("iron sucrose 20 mg/mL injection", "drug:iron-sucrose", Route.Intravenous)]
    [TestCase("teriparatide pen injector", "drug:teriparatide", Route.Subcutaneous)]
    [TestCase("iron sucrose capsule", "drug:iron-sucrose", Route.Oral)]
    [TestCase("iron sucrose", "drug:iron-sucrose", Route.Unknown)]
    [TestCase("Estrogens, Conjugated (USP) 0.625 MG Oral Tablet [Premarin]", "drug:conjugated-estrogens", Route.Oral)]
    [TestCase("Premarin (conjugated estrogens)", "drug:conjugated-estrogens", Route.Unknown)]
    [TestCase("Aleve (naproxen sodium)", "drug:naproxen", Route.Oral)]
    [TestCase("naproxens", "drug:naproxen", Route.Unknown)]
    [TestCase("raloxifene HCl 60mg qd", "drug:raloxifene", Route.Unknown)]
    [TestCase("NAPROXEN500MG", "drug:naproxen", Route.Unknown)]
    public void A_text_gives_the_drug_and_its_route(string text, string concept, Route route)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal(concept);
        resolution.Route.Should().Be(route);
    }

    [TestCase("Vimovo", "drug:esomeprazole", "drug:naproxen")]
    [TestCase("naproxen/esomeprazole 500/20", "drug:esomeprazole", "drug:naproxen")]
    [TestCase("Treximet", "drug:naproxen", "drug:sumatriptan")]
    [TestCase("sumatriptan 85 mg and naproxen 500 mg", "drug:naproxen", "drug:sumatriptan")]
    [TestCase("Duavee", "drug:bazedoxifene", "drug:conjugated-estrogens")]
    [TestCase("Prempro 0.3/1.5", "drug:conjugated-estrogens", "drug:medroxyprogesterone")]
    public void A_combination_product_has_all_its_drugs(string text, params string[] concepts)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal(concepts);
    }

    [TestCase("no longer takes naproxen", TextContext.Stopped, RemarkCode.StoppedInText)]
    [TestCase("naproxen - discontinued", TextContext.Stopped, RemarkCode.StoppedInText)]
    [TestCase("allergic to naproxen", TextContext.Allergy, RemarkCode.Allergy)]
    [TestCase("naproxen (allergy)", TextContext.Allergy, RemarkCode.Allergy)]
    [TestCase("mother takes naproxen", TextContext.FamilyHistory, RemarkCode.FamilyHistory)]
    [TestCase("denies naproxen", TextContext.Negated, RemarkCode.Negated)]
    [TestCase("naproxen on hold", TextContext.OnHold, RemarkCode.OnHold)]
    [TestCase("hold naproxen for surgery", TextContext.OnHold, RemarkCode.OnHold)]
    public void Words_around_a_name_say_why_it_is_not_in_force(string text, TextContext context, RemarkCode remark)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Kind.Should().Be(ResolutionKind.Recognised);
        resolution.Context.Should().Be(context);
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(remark);
    }

    [TestCase("naproxen 500 mg. NKDA")]
    [TestCase("naproxen 500 mg, no more than 2 a day")]
    [TestCase("naproxen 500 mg, do not crush")]
    [TestCase("naproxen, hold for SBP < 100")]
    [TestCase("naproxen started 2 months ago")]
    [TestCase("switched to naproxen")]
    [TestCase("naproxen bid prn for allergies")]
    public void Directions_are_no_denial(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Should().ContainSingle();
        resolution.Context.Should().Be(TextContext.None);
    }

    [Test]
    public void Several_drugs_in_one_entry_are_listed_and_none_is_picked()
    {
        var resolution = Resolver.Resolve(Medication.FromText("naproxen, aspirin"));

        resolution.Kind.Should().Be(ResolutionKind.Ambiguous);
        resolution.Candidates.Should().Equal("naproxen", "aspirin");
        resolution.Because.Should().Contain("one entry a line");
    }

    [Test]
    public void A_denial_in_front_of_a_list_covers_all_of_it()
    {
        var resolution = Resolver.Resolve(Medication.FromText("denies naproxen, aspirin"));

        resolution.Context.Should().Be(TextContext.Negated);
        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:aspirin", "drug:naproxen");
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("none")]
    [TestCase("unknown")]
    [TestCase("naproxin")]
    [TestCase("xnaproxen")]
    [TestCase("naproxenα")]
    [TestCase("αnaproxen")]
    [TestCase("magnesium level")]
    [TestCase("counseled on naproxen")]
    public void What_names_no_drug_in_use_is_not_recognised(string text)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Kind.Should().Be(ResolutionKind.Unrecognised);
        resolution.Because.Should().NotBeEmpty();
    }

    [TestCase("0", "zero")]
    [TestCase("00000000000", "zero")]
    [TestCase("", "empty")]
    [TestCase("7258", "RxNorm")]
    [TestCase("6.84622E+10", "scientific notation")]
    [TestCase("68462-0190-77", "not this package")]
    public void An_ndc_that_cannot_be_read_says_why(string code, string because)
    {
        var resolution = Resolver.Resolve(Medication.FromNdc(code));

        resolution.Kind.Should().Be(ResolutionKind.Unrecognised);
        resolution.Because.Should().Contain(because);
    }

    [TestCase("6846219001")]
    [TestCase("068462019001")]
    [TestCase("68462-*190-01")]
    [TestCase("68462-190")]
    public void Other_shapes_of_an_ndc_resolve_with_a_remark(string code)
    {
        var resolution = Resolver.Resolve(Medication.FromNdc(code));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.NdcSettledByList);
    }

    [Test]
    public void A_code_and_a_name_that_disagree_are_a_remark_and_the_code_decides()
    {
        var resolution = Resolver.Resolve(Medication.FromCode(CodeSystem.RxNorm, "197902", "naproxen 500 mg"));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:lorazepam");
        resolution.Conflicting.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.DisplayDisagrees);
    }

    [Test]
    public void Codes_that_disagree_are_a_remark_and_the_first_decides()
    {
        var medication = new Medication { Codes = [new Coding(CodeSystem.RxNorm, "7258"), new Coding(CodeSystem.RxNorm, "24909")] };

        var resolution = Resolver.Resolve(medication);

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Conflicting.Select(match => match.Concept.Name).Should().Equal("drug:iron-sucrose");
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.CodesDisagree);
    }

    [Test]
    public void The_most_specific_of_equal_codes_gives_the_route()
    {
        var medication = new Medication { Codes = [new Coding(CodeSystem.RxNorm, "24909"), new Coding(CodeSystem.Ndc, "00517-2340-10")] };

        var resolution = Resolver.Resolve(medication);

        resolution.Route.Should().Be(Route.Intravenous);
        resolution.Remarks.Should().BeEmpty();
    }

    [Test]
    public void An_unreadable_code_leaves_the_name_to_decide()
    {
        var resolution = Resolver.Resolve(Medication.FromCode(CodeSystem.RxNorm, "naprox", "Naproxen 500 MG Oral Tablet"));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
        resolution.Remarks.Should().ContainSingle().Which.Text.Should().Contain("rxnorm:naprox");
    }

    [Test]
    public void The_entrys_route_wins_over_the_products_form_with_a_remark()
    {
        var resolution = Resolver.Resolve(Medication.FromNdc("00517-2340-10", Route.Oral));

        resolution.Route.Should().Be(Route.Oral);
        resolution.RouteSource.Should().Be(RouteSource.Entry);
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.RouteDisagrees);
    }

    [Test]
    public void The_group_code_that_covers_a_look_alike_is_only_possible()
    {
        var resolution = Resolver.Resolve(Medication.FromRxNorm("1164244"));

        resolution.OnlyPossible.Should().BeTrue();
        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:teriparatide");
    }

    [TestCase("2693639")]
    [TestCase("2693643")]
    public void Yorvipath_is_palopegteriparatide(string code)
    {
        var resolution = Resolver.Resolve(Medication.FromRxNorm(code));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:palopegteriparatide");
        resolution.Because.Should().Contain("not teriparatide");
    }

    [Test]
    public void A_code_of_another_list_names_the_list_where_it_belongs()
    {
        var resolution = Resolver.Resolve(Medication.FromCode(CodeSystem.Icd10Cm, "K74.60"));

        resolution.Kind.Should().Be(ResolutionKind.Unrecognised);
        resolution.Because.Should().Contain("list of conditions");
    }

    [Test]
    public void The_parts_of_a_line_are_picked_apart()
    {
        var parts = Resolver.Resolve(Medication.FromText("naproxen sodium 550 mg tab PO BID prn")).Parts;

        parts.Names.Should().Equal("naproxen sodium");
        parts.Strengths.Should().Equal("550 mg");
        parts.Forms.Should().Equal("tab");
        parts.Routes.Should().Equal("PO");
        parts.Frequencies.Should().Equal("BID", "prn");
    }
}
