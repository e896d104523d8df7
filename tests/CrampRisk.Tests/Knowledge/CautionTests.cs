using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Each caution on the advice: one patient who gets it, and one who is close and does not.</summary>
public sealed class CautionTests
{
    private static readonly string[] Tested = [.. typeof(CautionTests).GetMethod(nameof(Who_gets_a_caution_and_who_does_not))!
        .GetCustomAttributes(typeof(TestCaseAttribute), false).Cast<TestCaseAttribute>().Select(test => (string)test.Arguments[0]!)];

    [TestCase("hydration--hemodialysis", "condition snomed:302497006", "condition icd10cm:N18.3")]
    [TestCase("hydration--cirrhosis", "condition icd10cm:K74.60", "condition icd10cm:K70.0")]
    [TestCase("hydration--heart-failure", "condition icd10cm:I50.9", "condition icd10cm:I51.7")]
    [TestCase("hydration--naproxen", "med rxnorm:7258", "med rxnorm:5640")]
    [TestCase("potassium--hemodialysis", "condition snomed:302497006", "condition icd10cm:N18.3")]
    [TestCase("potassium--ace-inhibitor", "med rxnorm:29046", "med rxnorm:17767")]
    [TestCase("potassium--ace-inhibitor", "med rxnorm:52175", "med rxnorm:17767")]
    [TestCase("potassium--potassium-sparing-diuretics", "med rxnorm:9997", "med rxnorm:4603")]
    [TestCase("potassium--naproxen", "med rxnorm:7258", "med rxnorm:5640")]
    [TestCase("massage--deep-vein-thrombosis", "condition icd10cm:I82.401", "condition icd10cm:I83.90")]
    [TestCase("massage--pregnancy", "condition snomed:77386006", "condition icd10cm:Z39.2")]
    [TestCase("heat--vascular-disease", "condition icd10cm:I73.9", "condition icd10cm:I25.10")]
    [TestCase("heat--peripheral-neuropathy", "condition icd10cm:G62.9", "condition icd10cm:G56.00")]
    [TestCase("magnesium--hemodialysis", "condition snomed:302497006", "condition icd10cm:N18.3")]
    [TestCase("magnesium--chronic-kidney-disease", "condition icd10cm:N18.3", "condition icd10cm:N17.9")]
    [TestCase("magnesium--pregnancy", "condition snomed:77386006", "condition icd10cm:Z39.2")]
    [TestCase("magnesium--naproxen", "med rxnorm:7258", "med rxnorm:5640")]
    [TestCase("magnesium--iron-sucrose", "med rxnorm:24909", "med rxnorm:1433693")]
    [TestCase("magnesium--ciprofloxacin", "med rxnorm:2551", "med rxnorm:82122")]
    [TestCase("magnesium--levofloxacin", "med rxnorm:82122", "med rxnorm:139462")]
    [TestCase("magnesium--moxifloxacin", "med rxnorm:139462", "med rxnorm:2551")]
    [TestCase("magnesium--doxycycline", "med rxnorm:3640", "med rxnorm:723")]
    [TestCase("magnesium--levothyroxine", "med rxnorm:10582", "med rxnorm:10814")]
    [TestCase("magnesium--oral-bisphosphonates", "med rxnorm:46041", "med rxnorm:115264")]
    [TestCase("magnesium--ibandronate", "med rxnorm:115264", "med rxnorm:46041")]
    [TestCase("magnesium--risedronate-delayed-release", "med rxnorm:73056", "med rxnorm:46041")]
    [TestCase("magnesium--dasatinib", "med rxnorm:475342", "med rxnorm:282388")]
    [TestCase("quinine--hemodialysis", "condition snomed:302497006", "condition icd10cm:N18.3")]
    [TestCase("quinine--cirrhosis", "condition icd10cm:K74.60", "condition icd10cm:K70.0")]
    [TestCase("quinine--pregnancy", "condition snomed:77386006", "condition icd10cm:Z39.2")]
    public void Who_gets_a_caution_and_who_does_not(string caution, string fact, string near)
    {
        var id = $"caution--{caution}";

        CautionsOf(fact).Should().Contain(id);
        CautionsOf(near).Should().NotContain(id);
    }

    [Test]
    public void Every_caution_of_the_pack_is_tested() =>
        KnowledgePack.BuiltIn.Advice.SelectMany(advice => advice.Cautions).Select(caution => caution.Id["caution--".Length..]).Should().BeSubsetOf(Tested);

    [Test]
    public void A_caution_names_the_entry_that_triggers_it_and_its_own_source_and_is_worded_for_both_readers()
    {
        var patient = new Patient { Conditions = [Condition.FromSnomed("302497006")] };
        var plain = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = Audience.Patient });

        var caution = Find(Some.Screener.Screen(patient, Some.Day));
        var forPatient = Find(plain.Screen(patient, Some.Day));

        caution.Entries.Should().Equal(new EntryRef(EntryList.Conditions, 0));
        caution.Evidence.Should().ContainSingle();
        forPatient.Text.Should().NotBe(caution.Text).And.StartWith("You are on dialysis");
        forPatient.Entries.Should().Equal(caution.Entries);
    }

    [TestCase("2026-11-23", false)]
    [TestCase("2026-11-24", true)]
    public void A_fact_that_is_over_triggers_nothing(string end, bool expected)
    {
        var patient = new Patient { Conditions = [Condition.FromIcd10Cm("R25.2"), Condition.FromIcd10Cm("G62.9") with { Abatement = CalendarDate.Parse(end) }] };

        var cautions = Some.Screener.Screen(patient, Some.Day).Management.SelectMany(advice => advice.Cautions);

        cautions.Any().Should().Be(expected);
    }

    private static ReportCaution Find(ScreeningReport report) =>
        report.Management.SelectMany(advice => advice.Cautions).Single(caution => caution.Evidence[0].Evidence.Id == "caution--hydration--hemodialysis");

    // The recorded cramp makes the advice appear for those who have no flag.
    private static IEnumerable<string> CautionsOf(string fact)
    {
        var parts = fact.Split(' ');
        var patient = parts[0] == "med"
            ? new Patient { Medications = [EntryText.ReadMedication(parts[1])], Conditions = [Condition.FromIcd10Cm("R25.2")] }
            : new Patient { Conditions = [EntryText.ReadCondition(parts[1]), Condition.FromIcd10Cm("R25.2")] };
        var report = Some.Screener.Screen(patient, Some.Day);
        report.Entries.Should().NotContain(entry => entry.Outcome == EntryOutcome.NotUnderstood);
        return report.Management.SelectMany(advice => advice.Cautions).Select(caution => caution.Evidence[0].Evidence.Id);
    }
}
