using System.Text.Json.Nodes;
using CrampRisk.Knowledge;
using CrampRisk.Tests.Assertions;
using CrampRisk.Tests.Knowledge;

namespace CrampRisk.Tests.Screening;

/// <summary>An answered flag stays answered for this patient and this finding, and for nobody and nothing else.</summary>
public sealed class AcknowledgementTests
{
    private static readonly Patient Iron = new() { Id = "p1", Medications = [Medication.FromRxNorm("24909", Route.Intravenous)] };

    [Test]
    public void An_answered_flag_comes_back_under_suppressed_with_the_reason()
    {
        var report = Screen(Iron, Answer(Iron));

        report.Flags.Should().BeEmpty();
        report.Suppressed.Single().SuppressedBecause!.Kind.Should().Be(SuppressionKind.Acknowledged);
        report.Suppressed.Single().SuppressedBecause!.Text.Should().Be("Acknowledged: will-monitor");
    }

    [TestCase("p2")]
    [TestCase("P1")]
    [TestCase(null)]
    public void It_touches_neither_another_patient_nor_one_without_an_id(string? id) =>
        Screen(Iron with { Id = id }, Answer(Iron)).Should().Flag("iron-sucrose");

    [TestCase("2026-11-24", null, true)]
    [TestCase("2026-11-25", null, false)]
    [TestCase("2026-11-01", "2026-11-24", true)]
    [TestCase("2026-11-01", "2026-11-23", false)]
    public void It_holds_from_its_day_to_its_last_day(string on, string? until, bool holds)
    {
        var answer = Answer(Iron) with { On = Day(on), Until = until is null ? null : Day(until) };

        Screen(Iron, answer).Flags.Should().HaveCount(holds ? 0 : 1);
    }

    [Test]
    public void A_changed_certainty_fires_again() =>
        Screen(Iron with { Medications = [Medication.FromRxNorm("24909")] }, Answer(Iron)).Should().Flag("iron-sucrose").WithCertainty(Certainty.Possible);

    [Test]
    public void A_route_that_becomes_known_fires_again()
    {
        var unknown = Iron with { Medications = [Medication.FromRxNorm("24909")] };

        Screen(Iron, Answer(unknown)).Should().Flag("iron-sucrose").WithCertainty(Certainty.Definite);
    }

    [Test]
    public void Another_tier_of_the_dose_fires_again_and_the_same_tier_does_not()
    {
        var low = Estrogens(0.3m);

        Screen(low, Answer(low, "conjugated-estrogens")).Suppressed.Should().ContainSingle();
        Screen(Estrogens(0.15m), Answer(low, "conjugated-estrogens")).Suppressed.Should().ContainSingle("both are below 0.45 mg a day");
        Screen(Estrogens(0.45m), Answer(low, "conjugated-estrogens")).Should().Flag("conjugated-estrogens");
        Screen(Estrogens(0.625m), Answer(Estrogens(0.45m), "conjugated-estrogens")).Suppressed.Should().ContainSingle("both reach 0.45 mg a day");
    }

    [TestCase("0.3", "1", "conjugated-estrogens@1;drug:conjugated-estrogens;definite;dose=below")]
    [TestCase("0.45", "1", "conjugated-estrogens@1;drug:conjugated-estrogens;definite;dose=0.45mg")]
    [TestCase("0.3", null, "conjugated-estrogens@1;drug:conjugated-estrogens;definite;dose=unknown")]
    [TestCase("0.625", null, "conjugated-estrogens@1;drug:conjugated-estrogens;definite;dose=0.45mg")]
    public void The_tier_is_part_of_the_id_where_a_dose_changes_what_is_said(string amount, string? perDay, string id)
    {
        var patient = Estrogens(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), perDay is null ? null : 1);

        Some.Screener.Screen(patient, Some.Day).Flags.Single().Id.Should().Be(id);
    }

    [Test]
    public void A_dose_leaves_the_id_of_other_flags_alone() =>
        Some.Screener.Screen(Some.Patient(Medication.FromText("naproxen") with { Dose = new Dose(500, "mg", 2) }), Some.Day).Flags.Single().Id.Should().Be("naproxen@1;drug:naproxen;definite");

    [Test]
    public void Another_trimester_fires_again()
    {
        var second = Pregnant(25);

        Screen(second, Answer(second, "naproxen--pregnancy")).Suppressed.Should().ContainSingle();
        Screen(Pregnant(30), Answer(second, "naproxen--pregnancy")).Should().Flag("naproxen--pregnancy");
        Screen(Pregnant(26), Answer(second, "naproxen--pregnancy")).Suppressed.Should().ContainSingle("the same trimester is the same finding");
    }

    [Test]
    public void A_new_revision_of_the_rule_fires_again()
    {
        var pack = ReadablePack.With("rules/core.json", "iron-sucrose", rule => rule["revision"] = 2);

        Screen(Iron, Answer(Iron), pack).Should().Flag("iron-sucrose");
    }

    [Test]
    public void A_pack_that_differs_only_in_wording_leaves_the_ids_alone()
    {
        var pack = ReadablePack.With("rules/core.json", "iron-sucrose", rule =>
        {
            rule["title"]!["clinician"] = "Another title";
            rule["explanation"]!["clinician"]!["withoutSymptom"] = "Another text.";
            rule["actions"]!["clinician"] = new JsonArray("Another action.");
            rule["tier"] = "notice";
        });

        pack.Sha256.Should().NotBe(KnowledgePack.BuiltIn.Sha256);
        Screen(Iron, Answer(Iron), pack).Flags.Should().BeEmpty();
    }

    [Test]
    public void Order_of_the_input_codes_and_dates_are_not_in_the_id()
    {
        var other = Iron with
        {
            Medications = [Medication.FromText("lisinopril"), Medication.FromText("Venofer 100 mg IV") with { Start = CalendarDate.Parse("2026-11-01") }],
        };

        Screen(other, Answer(Iron)).Flags.Should().BeEmpty();
    }

    [Test]
    public void Everything_that_is_wrong_with_a_file_is_listed()
    {
        var read = () => AcknowledgementsJson.Read("""
            { "schema": "cramprisk-acknowledgements/1", "items": [{ "subject": "p1", "by": "B", "on": "2026-11-31", "reason": "because", "until": "2026-01" }] }
            """u8.ToArray());

        read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => $"{problem.Place} {problem.Code}").Should().Equal(
            "items[0].flag CR302", "items[0].on CR305", "items[0].reason CR304", "items[0].until CR305");
    }

    private static Patient Pregnant(int weeks) => new()
    {
        Id = "p1",
        Medications = [Medication.FromRxNorm("7258")],
        Conditions = [Condition.FromSnomed("77386006") with { GestationalWeeks = weeks, Recorded = CalendarDate.Parse("2026-11-24"), Onset = CalendarDate.Parse("2026-04-20") }],
    };

    private static Acknowledgement Answer(Patient patient, string rule = "iron-sucrose") => new()
    {
        Subject = "p1",
        Flag = Some.Screener.Screen(patient, Some.Day).Flags.Single(flag => flag.Rule.Id == rule).Id,
        By = "B",
        On = new DateOnly(2026, 11, 1),
        Reason = AcknowledgementReason.WillMonitor,
    };

    private static ScreeningReport Screen(Patient patient, Acknowledgement answer, KnowledgePack? pack = null) =>
        new CrampRiskScreener(pack ?? KnowledgePack.BuiltIn, new CrampRiskOptions { Acknowledgements = [answer] }).Screen(patient, Some.Day);

    private static Patient Estrogens(decimal milligrams, decimal? perDay = 1) =>
        new() { Id = "p1", Medications = [Medication.FromRxNorm("4099") with { Dose = new Dose(milligrams, "mg", perDay) }] };

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
