using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Codes that stand inside a text with the name of their system, and codes in the list of procedures.</summary>
public sealed class CodesInTextTests
{
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    [TestCase("NDC 68462-0190-01", "drug:naproxen")]
    [TestCase("NDC: 68462019001", "drug:naproxen")]
    [TestCase("RxNorm 7258", "drug:naproxen")]
    [TestCase("Synthroid (levothyroxine) oral tablet | RxNorm: 966247 | levothyroxine | 50 mcg (0.05 mg) | 2010-04-15 | Not Indicated | once daily", "drug:levothyroxine")]
    [TestCase("oral capsule [RxCUI: 7258] daily", "drug:naproxen")]
    [TestCase("ATC M01AE02", "drug:naproxen")]
    public void A_code_in_a_medications_text_decides(string text, string concept)
    {
        Resolver.Resolve(Medication.FromText(text)).Concepts.Select(match => match.Concept.Name).Should().Equal(concept);
    }

    [TestCase("ICD-10 K74.60")]
    [TestCase("ICD10: K7460")]
    [TestCase("liver problem (ICD-9-CM 571.5)")]
    [TestCase("SNOMED CT 19943007")]
    public void A_code_in_a_conditions_text_decides(string text)
    {
        Resolver.Resolve(Condition.FromText(text)).Concepts.Select(match => match.Concept.Name).Should().Equal("condition:cirrhosis");
    }

    [Test]
    public void A_code_in_a_text_and_a_name_that_disagree_are_a_remark()
    {
        var resolution = Resolver.Resolve(Medication.FromText("naproxen RxNorm 197902"));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal("drug:lorazepam");
        resolution.Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.DisplayDisagrees);
    }

    [Test]
    public void A_code_of_what_a_drug_is_taken_for_is_not_the_drugs()
    {
        Resolver.Resolve(Medication.FromText("naproxen 500 mg bid for ICD-10 M54.5")).Concepts.Select(match => match.Concept.Name).Should().Equal("drug:naproxen");
    }

    [TestCase("Tylenol ATC 500 mg", "drug:acetaminophen")]
    [TestCase("naproxen NDC 0", "drug:naproxen")]
    public void What_has_not_the_form_of_a_code_is_none(string text, string concept)
    {
        var resolution = Resolver.Resolve(Medication.FromText(text));

        resolution.Concepts.Select(match => match.Concept.Name).Should().Equal(concept);
        resolution.Remarks.Should().BeEmpty();
    }

    [Test]
    public void A_code_in_a_text_that_says_it_was_stopped_is_not_in_force()
    {
        Resolver.Resolve(Medication.FromText("no longer takes RxNorm 7258")).Context.Should().Be(TextContext.Stopped);
    }

    [TestCase("rxnorm:7258 bid, stopped smoking")]
    [TestCase("rxnorm:7258 denies side effects")]
    public void Words_behind_a_code_that_speak_of_something_else_do_not_hide_it(string given)
    {
        Resolver.Resolve(EntryText.ReadMedication(given)).Context.Should().Be(TextContext.None);
    }

    [TestCase(CodeSystem.Icd9Cm, "39.95")]
    [TestCase(CodeSystem.Icd9Cm, "3995")]
    [TestCase(CodeSystem.Icd10, "5A1D70Z")]
    [TestCase(CodeSystem.Icd10Cm, "5A1D70Z")]
    public void A_procedures_icd_code_is_read_as_a_procedure_code(CodeSystem system, string code)
    {
        var resolution = Resolver.Resolve(Procedure.FromCode(system, code, "Hemodialysis"));

        resolution.Concepts.Should().ContainSingle().Which.Role.Should().Be(ConceptRole.Include);
        resolution.Remarks.Should().BeEmpty();
    }

    [TestCase(CodeSystem.Icd9Cm, "571.5")]
    [TestCase(CodeSystem.Icd10Cm, "K74.60")]
    public void A_diagnosis_on_a_procedure_stays_a_diagnosis(CodeSystem system, string code)
    {
        Resolver.Resolve(Procedure.FromCode(system, code)).Concepts.Select(match => match.Concept.Name).Should().Equal("condition:cirrhosis");
    }

    [Test]
    public void A_code_without_a_row_agrees_with_a_name_that_has_no_codes()
    {
        Resolver.Resolve(Condition.FromCode(CodeSystem.Icd10Cm, "I10", "Essential hypertension")).Remarks.Should().BeEmpty();
    }

    [Test]
    public void A_code_without_a_row_disagrees_with_a_covered_name()
    {
        Resolver.Resolve(Condition.FromCode(CodeSystem.Icd10Cm, "I10", "Cirrhosis of liver")).Remarks.Should().ContainSingle().Which.Code.Should().Be(RemarkCode.DisplayDisagrees);
    }

    [TestCase("Z82.49", RemarkCode.FamilyHistory)]
    [TestCase("Z87.59", RemarkCode.PastHistory)]
    [TestCase("Z86.32", RemarkCode.PastHistory)]
    [TestCase("Z87.51", RemarkCode.PastHistory)]
    public void A_history_code_is_not_current_whatever_else_has_a_row_for_it(string code, RemarkCode remark)
    {
        var entry = CrampRiskScreener.CreateDefault().Screen(Some.Patient(Condition.FromIcd10Cm(code)), Some.Day).Entries[0];

        entry.Outcome.Should().Be(EntryOutcome.NotCurrent);
        entry.Remarks.Should().ContainSingle().Which.Code.Should().Be(remark);
    }

    [TestCase("6.846201900E9", "naproxen")]
    [TestCase("6.8462019001E+10", "68462-0190-01 naproxen")]
    [TestCase("5.17234010E8", "00517-2340-10")]
    public void An_ndc_in_scientific_notation_is_not_read_but_its_digits_are_offered(string code, string candidate)
    {
        var resolution = Resolver.Resolve(Medication.FromNdc(code));

        resolution.Kind.Should().Be(ResolutionKind.Unrecognised);
        resolution.Because.Should().Contain("scientific notation");
        resolution.Candidates.Should().Contain(found => found.StartsWith(candidate, StringComparison.Ordinal));
    }

    [TestCase("6.8462E+10")]
    [TestCase("6.84622e10")]
    public void An_ndc_whose_digits_are_lost_has_no_candidates(string code)
    {
        var resolution = Resolver.Resolve(Medication.FromNdc(code));

        resolution.Because.Should().Contain("digits are lost");
        resolution.Candidates.Should().BeEmpty();
    }
}
