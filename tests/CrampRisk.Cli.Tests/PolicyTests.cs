namespace CrampRisk.Cli.Tests;

/// <summary><c>cramprisk policy</c>.</summary>
public sealed class PolicyTests
{
    private const string Policy = """
        { "schema": "cramprisk-policy/1", "name": "ward",
          "rules": [{ "rule": "naproxen", "enabled": false, "author": "A", "note": "n", "on": "2026-01-01" }, { "rule": "raloxifene", "tier": "notice", "author": "A", "note": "n", "on": "2026-01-01" }] }
        """;

    [Test]
    public void A_sound_policy_says_what_it_does()
    {
        using var cli = new Cli();
        cli.Write("site.json", Policy);

        var run = cli.Run("policy", "validate", "site.json");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("site.json: sound. ward: 1 rules switched off, 1 tiers changed. sha256 ");
    }

    [Test]
    public void A_wrong_policy_is_refused_with_every_place()
    {
        using var cli = new Cli();
        cli.Write("site.json", Policy.Replace("\"naproxen\"", "\"naproxene\"").Replace("\"notice\"", "\"loud\""));

        var run = cli.Run("policy", "validate", "site.json");

        run.ExitCode.Should().Be(3);
        run.ErrorLines.Should().Equal(
            "site.json:rules[0].rule: CR411: the pack has no rule of this id. Use an id that `cramprisk pack show` prints.",
            "site.json:rules[1].tier: CR304: expected one of passive, notice, interruptive. Use one of these words.");
    }

    [Test]
    public void A_dry_run_counts_flags_per_100_patients_with_and_without()
    {
        using var cli = new Cli();
        cli.Write("site.json", Policy);
        cli.Write("patients/a.json", """{ "id": "a", "medications": ["naproxen", "raloxifene"] }""");
        cli.Write("patients/b.json", """{ "id": "b", "medications": ["naproxen"] }""");
        cli.Write("patients/c.json", """{ "id": "c" }""");
        cli.Write("patients/d.json", """{ "id": "d", "medications": ["lisinopril"] }""");

        var run = cli.Run("policy", "dry-run", "site.json", "--patients", "patients", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(0);
        run.Output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Should().ContainInOrder(
            "4 patients, profile core, as of 2026-11-24. Flags per 100 patients:", "without ward", "all 75.0 25.0", "passive 75.0 0.0", "notice 0.0 25.0", "interruptive 0.0 0.0",
            "suppressed 0.0 50.0", "naproxen 50.0 0.0", "raloxifene 25.0 25.0");
    }

    [Test]
    public void A_patient_who_cannot_be_read_is_not_passed_over()
    {
        using var cli = new Cli();
        cli.Write("site.json", Policy);
        cli.Write("patients/a.json", """{ "medications": 7 }""");

        var run = cli.Run("policy", "dry-run", "site.json", "--patients", "patients");

        run.ExitCode.Should().Be(3);
        run.ErrorLines.Should().ContainSingle();
    }
}
