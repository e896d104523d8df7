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
