using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>What a condition's words say about whether it holds now, to the outcome of the entry.</summary>
public sealed class ConditionCueTests
{
    private static readonly CrampRiskScreener Screener = CrampRiskScreener.CreateDefault();

    [TestCase("not pregnant", RemarkCode.Negated)]
    [TestCase("wife is pregnant", RemarkCode.FamilyHistory)]
    [TestCase("husband's sister is pregnant", RemarkCode.FamilyHistory)]
    [TestCase("daughter is pregnant", RemarkCode.FamilyHistory)]
    [TestCase("declines dialysis", RemarkCode.Negated)]
    [TestCase("refuses dialysis", RemarkCode.Negated)]
    [TestCase("negative pregnancy test", RemarkCode.Negated)]
    [TestCase("history of dialysis", RemarkCode.PastHistory)]
    [TestCase("h/o dialysis", RemarkCode.PastHistory)]
    [TestCase("prior pregnancy", RemarkCode.PastHistory)]
    [TestCase("history of pregnancy", RemarkCode.PastHistory)]
    [TestCase("former dialysis patient", RemarkCode.PastHistory)]
    [TestCase("preeclampsia in prior pregnancy", RemarkCode.PastHistory)]
    [TestCase("preeclampsia with last pregnancy", RemarkCode.PastHistory)]
    [TestCase("hx of gestational diabetes", RemarkCode.PastHistory)]
    [TestCase("h/o gestational hypertension", RemarkCode.PastHistory)]
    [TestCase("cirrhosis ruled out", RemarkCode.Negated)]
    [TestCase("ESRD not yet on dialysis", RemarkCode.Negated)]
    [TestCase("ESRD, not on HD", RemarkCode.Negated)]
    public void What_is_denied_past_or_about_a_relative_is_not_current(string text, RemarkCode remark)
    {
        var entry = Entry(text);

        entry.Outcome.Should().Be(EntryOutcome.NotCurrent);
        entry.Remarks.Select(found => found.Code).Should().Equal(remark);
        entry.Because.Should().StartWith("Not in force: ");
    }

    [TestCase("pregnancy: no")]
    [TestCase("Pregnant: N")]
    [TestCase("pregnant - no")]
    [TestCase("pregnant (no)")]
    [TestCase("dialysis: none")]
    [TestCase("Cirrhosis: never; seen 2024")]
    public void The_answer_of_a_form_denies(string text)
    {
        var entry = Entry(text);

        entry.Outcome.Should().Be(EntryOutcome.NotCurrent);
        entry.Remarks.Select(found => found.Code).Should().Equal(RemarkCode.Negated);
    }

    [Test]
    public void A_question_mark_before_the_answer_is_no_doubt() => Entry("Pregnant? No.").Outcome.Should().Be(EntryOutcome.NotCurrent);

    [TestCase("pregnancy: no complications")]
    [TestCase("pregnancy - N/V")]
    [TestCase("cirrhosis - no ascites")]
    [TestCase("pregnant: yes")]
    [TestCase("pregnancy no 2")]
    public void Words_behind_the_name_that_answer_nothing_leave_it_in_force(string text) => Entry(text).Outcome.Should().Be(EntryOutcome.Flagged);

    [TestCase("K74.60 resolved", RemarkCode.PastHistory)]
    [TestCase("K74.60 in 2015, resolved", RemarkCode.PastHistory)]
    [TestCase("K74.60 resolved Mar 2015", RemarkCode.PastHistory)]
    [TestCase("K74.60 mother", RemarkCode.FamilyHistory)]
    [TestCase("K74.60 - ruled out", RemarkCode.Negated)]
    [TestCase("icd9cm:571.5 denied", RemarkCode.Negated)]
    public void Words_behind_a_code_say_whether_it_holds(string text, RemarkCode remark)
    {
        var entry = Some.Screener.Screen(new Patient { Conditions = [EntryText.ReadCondition(text)] }, Some.Day).Entries[0];

        entry.Outcome.Should().Be(EntryOutcome.NotCurrent);
        entry.Remarks.Select(found => found.Code).Should().Equal(remark);
    }

    [TestCase("K74.60")]
    [TestCase("K74.60 since 2015")]
    [TestCase("K74.60 no ascites")]
    [TestCase("K74.60 mother aware")]
    [TestCase("K74.60 encephalopathy resolved")]
    public void Words_behind_a_code_that_may_speak_of_something_else_do_not(string text) =>
        Some.Screener.Screen(new Patient { Conditions = [EntryText.ReadCondition(text)] }, Some.Day).Entries[0].Outcome.Should().Be(EntryOutcome.Flagged);

    [TestCase("M48.02", "lumbar stenosis", Certainty.Possible)]
    [TestCase("M48.061", "cervical spinal stenosis", Certainty.Possible)]
    [TestCase("M48.061", "lumbar stenosis", Certainty.Definite)]
    [TestCase("M48.061", "spinal stenosis", Certainty.Definite)]
    public void A_code_and_words_of_two_regions_disagree(string code, string text, Certainty certainty)
    {
        var report = Some.Screener.Screen(Some.Patient(Condition.FromIcd10Cm(code) with { Text = text }), Some.Day);

        report.Flags.Single().Certainty.Should().Be(certainty);
        report.Entries[0].Remarks.Select(remark => remark.Code).Should().Equal(certainty == Certainty.Possible ? [RemarkCode.DisplayDisagrees] : Array.Empty<RemarkCode>());
    }

    [TestCase("history of leg cramps", 0)]
    [TestCase("h/o nocturnal leg cramps", 0)]
    [TestCase("leg cramps", 1)]
    [TestCase("long history of diabetes, leg cramps", 1)]
    public void Cramps_that_are_told_as_history_are_no_symptom_in_force(string text, int symptoms) =>
        Some.Screener.Screen(Some.Patient(Condition.FromText(text)), Some.Day).Symptoms.Should().HaveCount(symptoms);

    [TestCase("cirrhosis vs hepatitis")]
    [TestCase("cirrhosis vs. hepatitis")]
    [TestCase("hepatitis versus cirrhosis")]
    [TestCase("ddx cirrhosis, hepatitis")]
    [TestCase("differential: cirrhosis, hepatitis")]
    [TestCase("rule out cirrhosis")]
    [TestCase("r/o cirrhosis")]
    [TestCase("?cirrhosis")]
    [TestCase("possible cirrhosis")]
    [TestCase("suspected cirrhosis")]
    public void What_is_still_to_be_found_out_is_possible(string text)
    {
        var report = Screener.Screen(Some.Patient(Condition.FromText(text)), Some.Day);

        report.Flags.Should().Contain(flag => flag.Rule.Id == "cirrhosis" && flag.Certainty == Certainty.Possible);
        report.Entries[0].Remarks.Select(remark => remark.Code).Should().Equal(RemarkCode.NotConfirmed);
    }

    [TestCase("end-stage renal failure untreated by renal replacement therapy")]
    [TestCase("end-stage renal failure untreated by replacement")]
    [TestCase("ESRD untreated by dialysis")]
    [TestCase("pregnancy category D")]
    public void What_only_holds_the_word_is_not_covered(string text)
    {
        Entry(text).Outcome.Should().Be(EntryOutcome.NotCovered);
    }

    [TestCase("multigravida", Certainty.Possible)]
    [TestCase("multigravida, 28 weeks", Certainty.Definite)]
    [TestCase("history of preeclampsia, now 20 weeks pregnant", Certainty.Definite)]
    public void The_number_of_pregnancies_does_not_say_that_there_is_one(string text, Certainty certainty)
    {
        Screener.Screen(Some.Patient(Condition.FromText(text)), Some.Day).Flags.Should().Contain(flag => flag.Rule.Id == "pregnancy" && flag.Certainty == certainty);
    }

    [TestCase("arteriosclerosis of legs")]
    [TestCase("arteriosclerosis of lower extremities")]
    [TestCase("atherosclerosis of legs")]
    public void Hardened_arteries_of_the_legs_are_vascular_disease(string text)
    {
        Screener.Screen(Some.Patient(Condition.FromText(text)), Some.Day).Flags.Should().Contain(flag => flag.Rule.Id == "vascular-disease" && flag.Certainty == Certainty.Definite);
    }

    [Test]
    public void History_of_a_lasting_condition_is_present()
    {
        Entry("history of cirrhosis").Outcome.Should().Be(EntryOutcome.Flagged);
    }

    [TestCase("denies chest pain, has cirrhosis")]
    [TestCase("no fever, cirrhosis stable")]
    [TestCase("not a candidate for transplant, cirrhosis")]
    [TestCase("ESRD on HD, refuses PD")]
    [TestCase("G4P3 20w, prior c-section")]
    [TestCase("labs prior to hemodialysis")]
    public void A_cue_about_something_else_does_not_hide_a_condition(string text)
    {
        Entry(text).Outcome.Should().Be(EntryOutcome.Flagged);
    }

    private static ReportEntry Entry(string text) => Screener.Screen(Some.Patient(Condition.FromText(text)), Some.Day).Entries[0];
}
