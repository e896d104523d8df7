using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

public sealed class ConditionResolutionTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [TestCase("s/p lumbar stenosis L4-5", "condition:lumbar-spinal-stenosis", ConceptRole.Include)]
    [TestCase("spinal stenosis", "condition:lumbar-spinal-stenosis", ConceptRole.Possible)]
    [TestCase("spinal stenosis, L4-5 level", "condition:lumbar-spinal-stenosis", ConceptRole.Include)]
    [TestCase("cervical spinal stenosis", "condition:lumbar-spinal-stenosis", ConceptRole.Other)]
    [TestCase("spinal stenosis of the thoracic spine", "condition:lumbar-spinal-stenosis", ConceptRole.Other)]
    [TestCase("HD MWF", "condition:hemodialysis", ConceptRole.Include)]
    [TestCase("peritoneal dialysis", "condition:hemodialysis", ConceptRole.Other)]
    [TestCase("dialysis", "condition:hemodialysis", ConceptRole.Possible)]
    [TestCase("retinal dialysis", "condition:hemodialysis", ConceptRole.Exclude)]
    [TestCase("cirrhosis without ascites", "condition:cirrhosis", ConceptRole.Include)]
    [TestCase("6 weeks postpartum", "condition:pregnancy", ConceptRole.Ends)]
    [TestCase("Cirrhosis of liver (disorder)", "condition:cirrhosis", ConceptRole.Include)]
    [TestCase("leg cramps", "symptom:cramps", ConceptRole.Include)]
    public void A_text_gives_the_condition_and_how_surely(string text, string concept, ConceptRole role)
    {
        var resolution = Resolver.Resolve(Condition.FromText(text));

        resolution.Concepts.Should().Contain(match => match.Concept.Name == concept && match.Role == role);
    }

    [Test]
    public void Hd_beside_kidney_words_is_hemodialysis()
    {
        var resolution = Resolver.Resolve(Condition.FromText("ESRD on HD MWF"));

        resolution.Concepts.Should().Contain(match => match.Concept.Name == "condition:hemodialysis" && match.Role == ConceptRole.Include);
        resolution.Concepts.Should().Contain(match => match.Concept.Name == "condition:end-stage-kidney-disease");
    }

    [Test]
    public void Hd_alone_has_two_meanings()
    {
        var resolution = Resolver.Resolve(Condition.FromText("HD"));

        resolution.Kind.Should().Be(ResolutionKind.Ambiguous);
        resolution.Candidates.Should().Equal("hemodialysis", "huntington disease");
    }

    [TestCase("mother has cirrhosis", TextContext.FamilyHistory)]
    [TestCase("diabetes in mother", TextContext.FamilyHistory)]
    [TestCase("denies pregnancy", TextContext.Negated)]
    [TestCase("no cirrhosis", TextContext.Negated)]
    [TestCase("not pregnant", TextContext.Negated)]
    [TestCase("no evidence of cirrhosis", TextContext.Negated)]
    [TestCase("cirrhosis ruled out", TextContext.Negated)]
    [TestCase("patient refuses hemodialysis", TextContext.Negated)]
    [TestCase("history of dialysis", TextContext.PastHistory)]
    [TestCase("cirrhosis, resolved", TextContext.PastHistory)]
    [TestCase("discontinued hemodialysis", TextContext.Stopped)]
    public void Words_around_a_name_say_why_it_does_not_hold(string text, TextContext context)
    {
        var resolution = Resolver.Resolve(Condition.FromText(text));

        resolution.Kind.Should().Be(ResolutionKind.Recognised);
        resolution.Context.Should().Be(context);
    }

    [Test]
    public void What_holds_now_wins_over_what_is_denied_beside_it()
    {
        var resolution = Resolver.Resolve(Condition.FromText("family history of diabetes; patient has cirrhosis"));

        resolution.Context.Should().Be(TextContext.None);
        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("condition:cirrhosis");
    }

    [TestCase("G2P1 28w", 28)]
    [TestCase("28 weeks pregnant", 28)]
    [TestCase("IUP at 32 3/7 weeks", 32)]
    [TestCase("pregnancy 28w3d", 28)]
    public void Weeks_in_a_pregnancy_text_are_read(string text, int weeks)
    {
        var resolution = Resolver.Resolve(Condition.FromText(text));

        resolution.Concepts.Should().Contain(match => match.Concept.Name == "condition:pregnancy" && match.Role == ConceptRole.Include);
        resolution.Weeks.Should().Be(new WeekRange(weeks, weeks));
    }

    [TestCase("Z3A.28", 28, 28)]
    [TestCase("O26.91", 0, 13)]
    [TestCase("O09.02", 14, 27)]
    [TestCase("O99.213", 28, 45)]
    [TestCase("O36.0112", 0, 13)]
    [TestCase("O40.2XX1", 14, 27)]
    public void Codes_state_weeks_of_pregnancy(string code, int from, int to)
    {
        Resolver.Resolve(Condition.FromIcd10Cm(code)).Weeks.Should().Be(new WeekRange(from, to));
    }

    [TestCase("O24.414")]
    [TestCase("O34.211")]
    [TestCase("O99.891")]
    [TestCase("Z33.1")]
    public void Codes_without_a_trimester_state_no_weeks(string code)
    {
        Resolver.Resolve(Condition.FromIcd10Cm(code)).Weeks.Should().BeNull();
    }

    [TestCase("Z83.3", TextContext.FamilyHistory)]
    [TestCase("Z86.32", TextContext.PastHistory)]
    [TestCase("Z13.1", TextContext.Screening)]
    public void History_and_screening_codes_say_so(string code, TextContext context)
    {
        Resolver.Resolve(Condition.FromIcd10Cm(code)).Context.Should().Be(context);
    }

    [TestCase("K74.60")]
    [TestCase("k7460")]
    [TestCase(" K74.60 ")]
    [TestCase("Ｋ74.60")]
    public void The_form_of_a_code_does_not_change_its_meaning(string code)
    {
        Resolver.Resolve(Condition.FromIcd10Cm(code)).Concepts.Select(match => match.Concept.Name).Should().Equal("condition:cirrhosis");
    }

    [Test]
    public void A_code_may_mean_several_conditions()
    {
        Resolver.Resolve(Condition.FromIcd10Cm("E11.51")).Concepts.Select(match => match.Concept.Name).Should().BeEquivalentTo("condition:vascular-disease", "condition:diabetes");
    }

    [Test]
    public void A_sound_icd_code_without_a_row_is_recognised_and_means_nothing_here()
    {
        var resolution = Resolver.Resolve(Condition.FromCode(CodeSystem.Icd10Cm, "I10", "Essential hypertension"));

        resolution.Kind.Should().Be(ResolutionKind.Recognised);
        resolution.Concepts.Should().BeEmpty();
        resolution.Name.Should().Be("icd10cm:I10 Essential hypertension");
    }

    [Test]
    public void A_snomed_code_without_a_row_is_decided_by_its_display()
    {
        var resolution = Resolver.Resolve(Condition.FromCode(CodeSystem.Snomed, "38341003", "Hypertensive disorder"));

        resolution.Kind.Should().Be(ResolutionKind.Recognised);
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.CodeListIncomplete);
    }

    [Test]
    public void A_snomed_code_without_row_and_display_is_not_understood()
    {
        Resolver.Resolve(Condition.FromSnomed("38341003")).Kind.Should().Be(ResolutionKind.Unrecognised);
    }

    [Test]
    public void A_filler_x_of_icd10_is_dropped()
    {
        Resolver.Resolve(Condition.FromCode(CodeSystem.Icd10, "Z33X")).Concepts.Select(match => match.Concept.Name).Should().Equal("condition:pregnancy");
    }

    [Test]
    public void A_drug_code_names_the_list_where_it_belongs()
    {
        Resolver.Resolve(Condition.FromCode(CodeSystem.RxNorm, "7258")).Because.Should().Contain("list of medications");
    }

    [TestCase("Hemodialysis", ConceptRole.Include)]
    [TestCase("dialysis", ConceptRole.Possible)]
    public void A_procedures_words_are_read_for_dialysis(string text, ConceptRole role)
    {
        Resolver.Resolve(Procedure.FromText(text)).Concepts.Should().ContainSingle().Which.Role.Should().Be(role);
    }

    [Test]
    public void A_procedures_words_are_read_for_nothing_else()
    {
        Resolver.Resolve(Procedure.FromText("surgery for lumbar stenosis")).Kind.Should().Be(ResolutionKind.Unrecognised);
    }
}
