using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Reports;

/// <summary>Every sentence that reaches a patient, from the pack and from the code, can be read at grade 7.</summary>
public sealed class PatientWordingTests
{
    private const double Highest = 7.0;

    [TestCase("The cat sat on the mat.", -1.45)]
    [TestCase("Do not change a medicine on your own.", 2.28)]
    [TestCase("Administration of nonsteroidal medication necessitates monitoring.", 30.02)]
    public void The_grade_is_the_published_formula(string text, double expected) => ReadingGrade.Of(text).Should().BeApproximately(expected, 0.01);

    [Test]
    public void A_name_counts_as_one_word_of_two_syllables() => ReadingGrade.Of("You take naproxen.").Should().Be(ReadingGrade.Of("You take water."));

    [Test]
    public void Every_patient_text_of_the_pack_is_at_grade_7_or_below() => Hard(PackTexts()).Should().BeEmpty();

    [Test]
    public void Every_fixed_sentence_of_the_code_is_at_grade_7_or_below() => Hard(ReportWords.All.Where(pair => pair.Key != "account.ruled-out" && pair.Key != "miss.rule")
        .Select(pair => (pair.Key, string.Format(System.Globalization.CultureInfo.InvariantCulture, pair.Value.Patient, "this", "that", "it", "them", "none")))).Should().BeEmpty();

    [Test]
    public void Every_fixed_text_has_both_wordings_and_the_same_places()
    {
        foreach (var (key, words) in ReportWords.All)
        {
            words.Patient.Should().NotBeEmpty(key);
            if (!key.StartsWith("remark.")) words.Clinician.Should().NotBeEmpty(key);
        }
    }

    [Test]
    public void Each_remark_each_route_each_outcome_each_purpose_and_each_statement_has_its_words()
    {
        Keys("remark", Enum.GetValues<RemarkCode>().Select(Spellings.RemarkCode.Of));
        Keys("route", Enum.GetValues<Route>().Select(Spellings.Route.Of));
        Keys("purpose", Enum.GetValues<AdvicePurpose>().Select(Spellings.AdvicePurpose.Of));
        Keys("strength", Enum.GetValues<Strength>().Select(Spellings.Strength.Of));
        Keys("statement", Enum.GetValues<LabelStatement>().Select(Spellings.LabelStatement.Of));
        Keys("polarity", Enum.GetValues<Polarity>().Select(Spellings.Polarity.Of));
        Keys("notice", Enum.GetValues<PatientNoticeCode>().Select(Spellings.PatientNoticeCode.Of));
        Keys("miss", Enum.GetValues<MissingFactKind>().Select(Spellings.MissingFactKind.Of));
    }

    [Test]
    public void A_rule_explains_its_drug_or_disease_where_it_names_it_first() =>
        KnowledgePack.BuiltIn.Rules.Where(rule => rule.Flags)
            .SelectMany(rule => new[] { rule.Explanation.WithSymptom.Patient, rule.Explanation.WithoutSymptom.Patient }, (rule, text) => (rule.Id, First: text.Split('.')[0]))
            .Where(text => !System.Text.RegularExpressions.Regex.IsMatch(text.First, @"\b(is|are|means|harms|changes)\b|, an? |\("))
            .Select(text => $"{text.Id}: {text.First}").Distinct().Should().BeEmpty();

    [Test]
    public void Both_readers_get_the_same_findings()
    {
        var patient = new Patient
        {
            Id = "p1",
            Medications = [Medication.FromText("naproxen 500 mg"), Medication.FromText("iron sucrose po"), Medication.FromText("xyzzy"), Medication.FromText("denies raloxifene")],
            Conditions = [Condition.FromIcd10Cm("K74.60"), Condition.FromIcd10Cm("Z33.1") with { Abatement = CalendarDate.Parse("2026-01-01") }],
        };
        var plain = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = Audience.Patient });

        var (clinician, forPatient) = (Some.Screener.Screen(patient, Some.Day), plain.Screen(patient, Some.Day));

        forPatient.Flags.Select(flag => (flag.Id, flag.Tier)).Should().Equal(clinician.Flags.Select(flag => (flag.Id, flag.Tier)));
        forPatient.Entries.Select(entry => entry.Outcome).Should().Equal(clinician.Entries.Select(entry => entry.Outcome));
        forPatient.NearMisses.SelectMany(miss => miss.Missing).Should().Equal(clinician.NearMisses.SelectMany(miss => miss.Missing));
        forPatient.Management.SelectMany(advice => advice.Cautions).Select(caution => caution.Evidence[0].Evidence.Id)
            .Should().Equal(clinician.Management.SelectMany(advice => advice.Cautions).Select(caution => caution.Evidence[0].Evidence.Id));
        forPatient.Entries.Select(entry => entry.Because).Should().NotContain(because => because.Contains("rule") || because.Contains("profile") || because.Contains("in force"));
        forPatient.NearMisses.Single(miss => miss.Rule == "iron-sucrose").Explanation.Should().Be("We have a note on this if you get it into a vein. Your list says: by mouth.");
    }

    [Test]
    public void The_page_and_the_text_for_a_patient_speak_no_jargon_of_ours()
    {
        var screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = Audience.Patient });
        var report = screener.Screen(new Patient { Medications = [Medication.FromText("naproxen"), Medication.FromText("iron sucrose po")] }, Some.Day);

        foreach (var page in (string[])[ReportText.ToText(report), ReportHtml.ToText(report)])
            foreach (var word in (string[])["profile", "not covered", "ruled out", "Flags", "knowledge pack", "passive", "Held back"])
                page.Contains(word, StringComparison.Ordinal).Should().BeFalse(word);
    }

    [Test]
    public void A_notice_of_the_document_is_worded_for_its_reader()
    {
        var patient = new Patient { Notices = [new(PatientNoticeCode.Death, "Death is recorded on 2018-01-27; periods are read as written."), "Scanned twice (HL7 feed)."] };
        var plain = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = Audience.Patient });

        Some.Screener.Screen(patient, Some.Day).Notices.TakeLast(2).Should().Equal("Death is recorded on 2018-01-27; periods are read as written.", "Scanned twice (HL7 feed).");
        plain.Screen(patient, Some.Day).Notices.TakeLast(2).Should()
            .Equal("The file says that this person has died. Dates are read as they stand.", "The file came with a note. Your care team can read it.");
    }

    private static void Keys(string prefix, IEnumerable<string> names) => names.Select(name => $"{prefix}.{name}").Should().BeSubsetOf(ReportWords.All.Keys);

    // A sentence has at least two words; a label of one ("Medicines") has no grade.
    private static IEnumerable<string> Hard(IEnumerable<(string Key, string Text)> texts) =>
        texts.Where(text => text.Text.Contains(' ') && ReadingGrade.Of(text.Text) > Highest).Select(text => $"{text.Key}: {ReadingGrade.Of(text.Text):0.0} {text.Text}");

    private static IEnumerable<(string Key, string Text)> PackTexts()
    {
        var pack = KnowledgePack.BuiltIn;
        foreach (var rule in pack.Rules)
        {
            yield return ($"{rule.Id} title", rule.Title.Patient);
            yield return ($"{rule.Id} with cramps", rule.Explanation.WithSymptom.Patient);
            yield return ($"{rule.Id} without cramps", rule.Explanation.WithoutSymptom.Patient);
            yield return ($"{rule.Id} possible", rule.PossibleText.Patient);
            foreach (var action in rule.Actions.Patient) yield return ($"{rule.Id} action", action);
            foreach (var modifier in rule.Modifiers) yield return ($"{rule.Id} modifier", modifier.Text.Patient);
        }
        foreach (var advice in pack.Advice)
        {
            yield return ($"{advice.Id} title", advice.Title.Patient);
            yield return ($"{advice.Id} text", advice.Text.Patient);
            foreach (var caution in advice.Cautions) yield return (caution.Id, caution.Text.Patient);
        }
        foreach (var notice in pack.Info.Notices) yield return (notice.Id, notice.Text.Patient);
    }
}
