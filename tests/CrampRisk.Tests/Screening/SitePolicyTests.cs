using System.Text;
using CrampRisk.Knowledge;
using CrampRisk.Tests.Assertions;
using CrampRisk.Tests.Knowledge;

namespace CrampRisk.Tests.Screening;

/// <summary>What a site may decide, and what it may not.</summary>
public sealed class SitePolicyTests
{
    private static readonly Patient Naproxen = new() { Id = "p1", Medications = [Medication.FromRxNorm("7258")] };

    [Test]
    public void A_policy_raises_the_tier_of_a_rule_and_leaves_the_finding()
    {
        var report = Screen(Policy("""{ "rule": "naproxen", "tier": "interruptive", "author": "A", "note": "n", "on": "2026-01-01" }"""));

        report.Flags.Single().Tier.Should().Be(DisplayTier.Interruptive);
        report.Flags.Single().Id.Should().Be(Screen(SitePolicy.Default).Flags.Single().Id);
    }

    [Test]
    public void A_rule_that_is_switched_off_comes_back_under_suppressed_with_who_and_why()
    {
        var report = Screen(Policy("""{ "rule": "naproxen", "enabled": false, "author": "Dr A", "note": "seen daily", "on": "2026-01-01", "until": "2026-12-31" }"""));

        report.Flags.Should().BeEmpty();
        report.Suppressed.Single().SuppressedBecause.Should().Be(
            new Suppression(SuppressionKind.Policy, "Switched off by the policy ward: seen daily", "Dr A", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        report.Entries.Single().Outcome.Should().Be(EntryOutcome.Flagged, "a suppressed flag counts");
    }

    [TestCase("2026-11-24", "2026-11-24", 0)]
    [TestCase("2026-11-25", "2026-11-30", 1)]
    [TestCase("2026-11-01", "2026-11-23", 1)]
    [TestCase("2026-11-01", "2026-11-24", 0)]
    public void A_decision_holds_from_its_first_to_its_last_day_both_inclusive(string on, string until, int flags)
    {
        var policy = Policy($$"""{ "rule": "naproxen", "enabled": false, "author": "A", "note": "n", "on": "{{on}}", "until": "{{until}}" }""");

        Screen(policy).Flags.Should().HaveCount(flags);
    }

    [Test]
    public void An_unknown_rule_an_end_before_the_start_and_a_missing_note_are_all_listed()
    {
        Problems("""{ "rule": "naproxene", "author": "A", "on": "2026-02-01", "until": "2026-01-01" }""").Should().Equal(
            "rules[0].note: CR302: this property is required and is missing. Add it.",
            "rules[0].rule: CR411: the pack has no rule of this id. Use an id that `cramprisk pack show` prints.",
            "rules[0].until: CR413: ends before it begins. Correct one of the two dates.");
    }

    [Test]
    public void A_rule_of_the_floor_cannot_be_switched_off_but_its_tier_may_change()
    {
        var floor = ReadablePack.Compile(ReadablePack.Files.With("pack.json", Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(ReadablePack.Files.Find("pack.json")!).Replace("\"floor\": []", "\"floor\": [\"naproxen\"]"))));
        var off = Document("""{ "rule": "naproxen", "enabled": false, "author": "A", "note": "n", "on": "2026-01-01" }""");
        var louder = Document("""{ "rule": "naproxen", "tier": "notice", "author": "A", "note": "n", "on": "2026-01-01" }""");

        ((Action)(() => PolicyJson.Read(off, floor))).Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.ToString()).Should().Equal(
            "rules[0].enabled: CR412: this rule belongs to the floor and cannot be switched off. Leave it on; its tier may be changed.");
        new CrampRiskScreener(floor, new CrampRiskOptions { Policy = PolicyJson.Read(louder, floor) }).Screen(Naproxen, Some.Day).Flags.Single().Tier.Should().Be(DisplayTier.Notice);
    }

    [Test]
    public void A_policy_made_in_code_cannot_silence_the_floor_either()
    {
        var floor = ReadablePack.Compile(ReadablePack.Files.With("pack.json", Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(ReadablePack.Files.Find("pack.json")!).Replace("\"floor\": []", "\"floor\": [\"naproxen\"]"))));
        var policy = new SitePolicy { Name = "code", Rules = [new PolicyRule { Rule = "naproxen", Enabled = false, Author = "A", Note = "n", On = new DateOnly(2026, 1, 1) }] };

        new CrampRiskScreener(floor, new CrampRiskOptions { Policy = policy }).Screen(Naproxen, Some.Day).Should().Flag("naproxen");
    }

    [TestCase(false, 0)]
    [TestCase(true, 1)]
    public void Passive_flags_may_be_kept_for_patients_with_recorded_cramps(bool hasCramps, int flags)
    {
        var policy = PolicyJson.Read("""{ "schema": "cramprisk-policy/1", "name": "quiet", "showOnly": "whenSymptomatic" }"""u8.ToArray(), KnowledgePack.BuiltIn);
        var patient = Naproxen with { Conditions = hasCramps ? [Condition.FromIcd10Cm("R25.2")] : [] };

        var report = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Policy = policy }).Screen(patient, Some.Day);

        report.Flags.Should().HaveCount(flags);
        report.Suppressed.Count(flag => flag.SuppressedBecause!.Kind == SuppressionKind.NotSymptomatic).Should().Be(1 - flags);
    }

    private static ScreeningReport Screen(SitePolicy policy) => CrampRiskScreener.CreateDefault(new CrampRiskOptions { Policy = policy }).Screen(Naproxen, Some.Day);

    private static SitePolicy Policy(string rule) => PolicyJson.Read(Document(rule), KnowledgePack.BuiltIn);

    private static byte[] Document(string rule) => Encoding.UTF8.GetBytes($$"""{ "schema": "cramprisk-policy/1", "name": "ward", "rules": [{{rule}}] }""");

    private static IEnumerable<string> Problems(string rule) =>
        ((Action)(() => Policy(rule))).Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.ToString());
}
