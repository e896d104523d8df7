using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The article's advice as it reaches a report.</summary>
public sealed class AdviceTests
{
    private static readonly string[] Order =
    [
        "hydration", "stretching-before-bed", "diet-electrolytes", "bedding-and-footwear", "stretching-during-a-cramp", "massage", "heat", "magnesium", "quinine", "routine-laboratory-testing",
    ];

    [Test]
    public void A_flag_brings_all_strategies_in_the_order_prevent_relieve_supplement_avoid()
    {
        var report = Some.Screener.Screen(Some.Patient(Medication.FromRxNorm("7258")), Some.Day);

        report.Management.Select(advice => advice.Advice.Id).Should().Equal(Order);
    }

    [Test]
    public void So_does_a_recorded_cramp_without_any_flag()
    {
        var report = Some.Screener.Screen(Some.Patient(Condition.FromIcd10Cm("R25.2")), Some.Day);

        report.Flags.Should().BeEmpty();
        report.Management.Select(advice => advice.Advice.Id).Should().Equal(Order);
    }

    [Test]
    public void Neither_brings_none() => Some.Screener.Screen(Some.Patient(Medication.FromText("lisinopril")), Some.Day).Management.Should().BeEmpty();

    [Test]
    public void Evidence_for_and_against_stands_beside_the_advice()
    {
        var report = Some.Screener.Screen(Some.Patient(Medication.FromRxNorm("7258")), Some.Day);

        PolaritiesOf(report, "stretching-before-bed").Should().Contain([Polarity.Supports, Polarity.Against]);
        PolaritiesOf(report, "magnesium").Should().Contain(Polarity.Against);
        PolaritiesOf(report, "quinine").Should().Contain(Polarity.Against);
    }

    [Test]
    public void No_advice_is_a_prescription()
    {
        var texts = KnowledgePack.BuiltIn.Advice.SelectMany(advice => new[] { advice.Text.Clinician, advice.Text.Patient });
        var actions = KnowledgePack.BuiltIn.Rules.SelectMany(rule => rule.Actions.Clinician.Concat(rule.Actions.Patient));

        actions.Should().NotContainMatch("*Stop *").And.NotContain(action => System.Text.RegularExpressions.Regex.IsMatch(action, @"\d+ ?mg"));
        texts.Should().NotContain(text => System.Text.RegularExpressions.Regex.IsMatch(text, @"^Take \d"));
    }

    private static IEnumerable<Polarity> PolaritiesOf(ScreeningReport report, string id) =>
        report.Management.Single(advice => advice.Advice.Id == id).Evidence.Select(cited => cited.Evidence.Polarity);
}
