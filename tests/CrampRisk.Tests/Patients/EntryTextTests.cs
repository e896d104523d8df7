using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.Tests.Patients;

public sealed class EntryTextTests
{
    [TestCase("rxnorm:7258", "rxnorm:7258", null)]
    [TestCase("RxNorm:7258", "rxnorm:7258", null)]
    [TestCase("rxnorm: 7258", "rxnorm:7258", null)]
    [TestCase("rxnorm:24909 IV", "rxnorm:24909", "IV")]
    [TestCase("  atc:M01AE02  500 mg bid ", "atc:M01AE02", "500 mg bid")]
    [TestCase("68462-0190-01", "ndc:68462-0190-01", null)]
    [TestCase("68462-190-01 twice daily", "ndc:68462-190-01", "twice daily")]
    [TestCase("0517-2340-10", "ndc:0517-2340-10", null)]
    [TestCase("68462-0190", "ndc:68462-0190", null)]
    [TestCase("M01AE02", "atc:M01AE02", null)]
    [TestCase("ndc:", "ndc:", null)]
    public void A_medication_code_is_taken_apart_and_kept_as_given(string given, string code, string? words)
    {
        var medication = EntryText.ReadMedication(given);

        medication.Codes.Select(coding => coding.ToString()).Should().Equal(code);
        medication.Text.Should().Be(words);
        medication.Input.Should().Be(given);
    }

    [TestCase("naproxen 500 mg")]
    [TestCase("7258")]
    [TestCase("")]
    [TestCase("Rx: naproxen")]
    [TestCase("K74.60")]
    [TestCase("2019-01-01")]
    [TestCase("2000-2010 naproxen")]
    [TestCase("vitamin B12")]
    [TestCase(":7258")]
    public void Anything_else_under_medications_is_words(string given)
    {
        var medication = EntryText.ReadMedication(given);

        medication.Codes.Should().BeEmpty();
        medication.Text.Should().Be(given);
        medication.AsGiven.Should().BeNull();
    }

    [TestCase("K74.60", "icd10cm:K74.60", null)]
    [TestCase("k7460", "icd10cm:k7460", null)]
    [TestCase("O0993", "icd10cm:O0993", null)]
    [TestCase("Z3A.28", "icd10cm:Z3A.28", null)]
    [TestCase("C4A", "icd10cm:C4A", null)]
    [TestCase("T36.0X1A poisoning", "icd10cm:T36.0X1A", "poisoning")]
    [TestCase("icd9cm:571.5 cirrhosis", "icd9cm:571.5", "cirrhosis")]
    [TestCase("icd9cm:V22.1", "icd9cm:V22.1", null)]
    [TestCase("snomed:19943007", "snomed:19943007", null)]
    public void A_condition_code_is_taken_apart(string given, string code, string? words)
    {
        var condition = EntryText.ReadCondition(given);

        condition.Codes.Select(coding => coding.ToString()).Should().Equal(code);
        condition.Text.Should().Be(words);
        condition.Input.Should().Be(given);
    }

    [TestCase("B12 deficiency")]
    [TestCase("H1N1 influenza")]
    [TestCase("G6PD deficiency")]
    [TestCase("A1C elevated")]
    [TestCase("L4 stenosis")]
    [TestCase("L4-L5 spinal stenosis")]
    [TestCase("F508del")]
    [TestCase("K74.")]
    [TestCase("K74.60123")]
    [TestCase("19943007")]
    [TestCase("2000-2010")]
    public void Words_that_look_like_codes_stay_words(string given)
    {
        EntryText.ReadCondition(given).Codes.Should().BeEmpty();
    }

    [TestCase("cpt:90935", "cpt:90935")]
    [TestCase("icd10pcs:5A1D70Z", "icd10pcs:5A1D70Z")]
    public void A_procedure_code_needs_its_system(string given, string code)
    {
        EntryText.ReadProcedure(given).Codes.Select(coding => coding.ToString()).Should().Equal(code);
        EntryText.ReadProcedure("90935").Codes.Should().BeEmpty();
    }

    [TestCase("7258", true)]
    [TestCase(" 571.5 ", true)]
    [TestCase("00093014901", true)]
    [TestCase("81 mg", false)]
    [TestCase("68462-0190-01", false)]
    [TestCase("1.2.3", false)]
    [TestCase("", false)]
    public void Bare_digits_are_told_from_words(string given, bool bare)
    {
        EntryText.IsBareDigits(given).Should().Be(bare);
    }

    [TestCase("rxnrom:7258", "rxnorm")]
    [TestCase("icd9:571.5", "icd9cm")]
    [TestCase("icd-10-cm:K74.60", "icd10cm")]
    [TestCase("rxnorm:7258", null)]
    [TestCase("Rx: naproxen", null)]
    [TestCase("naproxen", null)]
    public void A_misspelt_prefix_is_recognised(string given, string? system)
    {
        EntryText.LikelySystem(given).Should().Be(system);
    }
}
