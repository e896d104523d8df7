using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

public sealed class CodeValueTests
{
    [TestCase("68462-0190-01")]
    [TestCase("68462-190-01")]
    [TestCase("68462019001")]
    [TestCase(" 68462-0190-1 ")]
    public void Every_layout_of_an_ndc_reads_as_the_same_code(string text)
    {
        var code = Ndc.Parse(text);

        code.ToString().Should().Be("68462019001");
        code.ToHyphenatedString().Should().Be("68462-0190-01");
    }

    [TestCase("0187-3204-01", "00187320401")]
    [TestCase("50580-600-02", "50580060002")]
    [TestCase("60505-0522-0", "60505052200")]
    public void The_short_segment_is_padded_on_its_left(string text, string expected)
    {
        Ndc.Parse(text).ToString().Should().Be(expected);
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("00000000000")]
    [TestCase("6846219001")]
    [TestCase("068462019001")]
    [TestCase("68462-19-01")]
    [TestCase("6846-190-01")]
    [TestCase("68462-0190")]
    [TestCase("68462-0190-0x")]
    [TestCase("6.84622E+10")]
    public void What_is_no_exact_ndc_is_not_read(string text)
    {
        Ndc.TryParse(text, out var code).Should().BeFalse();

        code.Should().Be(default(Ndc));
    }

    [TestCase("7258", "7258")]
    [TestCase("007258", "7258")]
    [TestCase(" 7258 ", "7258")]
    public void An_rxnorm_code_is_read_without_its_leading_zeros(string text, string expected)
    {
        RxCui.Parse(text).ToString().Should().Be(expected);
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("123456789")]
    [TestCase("72 58")]
    [TestCase("7258.0")]
    [TestCase("-7258")]
    public void What_is_no_rxnorm_code_is_not_read(string text)
    {
        RxCui.TryParse(text, out var code).Should().BeFalse();

        code.Should().Be(default(RxCui));
    }

    [TestCase("k7460", "K74.60")]
    [TestCase("K74.60", "K74.60")]
    [TestCase("z3a.28", "Z3A.28")]
    [TestCase("O9A.111", "O9A.111")]
    [TestCase("I10", "I10")]
    public void An_icd10cm_code_is_read_with_or_without_its_dot(string text, string expected)
    {
        Icd10Cm.Parse(text).ToString().Should().Be(expected);
    }

    [TestCase("571.5", "571.5")]
    [TestCase("5715", "571.5")]
    [TestCase("v221", "V22.1")]
    [TestCase("E9352", "E935.2")]
    public void An_icd9cm_code_is_read_with_or_without_its_dot(string text, string expected)
    {
        Icd9Cm.Parse(text).ToString().Should().Be(expected);
    }

    [TestCase("K7")]
    [TestCase("K74.60000")]
    [TestCase("7460")]
    [TestCase("K74-60")]
    public void What_has_not_the_form_of_an_icd10cm_code_is_not_read(string text)
    {
        Icd10Cm.TryParse(text, out _).Should().BeFalse();
    }

    [TestCase("19943007", true)]
    [TestCase("19943008", false)]
    [TestCase("19934007", false)]
    [TestCase("19943", false)]
    [TestCase("10741871000119101", true)]
    public void A_snomed_identifier_has_a_right_check_digit(string text, bool expected)
    {
        SnomedCt.TryParse(text, out _).Should().Be(expected);
    }

    [TestCase("m01ae02", true)]
    [TestCase("M01AE", false)]
    [TestCase("M01AE2A", false)]
    public void An_atc_code_of_level_5_has_seven_characters(string text, bool expected)
    {
        Atc.TryParse(text, out var code).Should().Be(expected);

        code.ToString().Should().Be(expected ? "M01AE02" : "");
    }

    [Test]
    public void No_code_prints_as_nothing()
    {
        var texts = new[] { default(RxCui).ToString(), default(Ndc).ToString(), default(Atc).ToString(), default(Icd10Cm).ToString(), default(Icd9Cm).ToString(), default(SnomedCt).ToString() };

        texts.Should().OnlyContain(text => text.Length == 0);
    }
}
