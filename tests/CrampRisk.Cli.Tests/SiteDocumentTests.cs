using System.Text.Json;

namespace CrampRisk.Cli.Tests;

/// <summary>The policy and the acknowledgements of a site.</summary>
public sealed class SiteDocumentTests
{
    private const string Patient = """{ "id": "p1", "medications": ["naproxen 500 mg"] }""";

    [Test]
    public void A_policy_silences_a_rule_and_is_named_in_the_report()
    {
        using var cli = new Cli();
        cli.Write("p.json", Patient);
        cli.Write("site.json", """
            { "schema": "cramprisk-policy/1", "name": "ward 4",
              "rules": [{ "rule": "naproxen", "enabled": false, "author": "A", "note": "too frequent", "on": "2026-01-01" }] }
            """);

        var report = JsonDocument.Parse(cli.Run("screen", "p.json", "--policy", "site.json", "--format", "json", "--as-of", "2026-11-24").Output).RootElement;

        report.GetProperty("policy").GetProperty("name").GetString().Should().Be("ward 4");
        report.GetProperty("flags").EnumerateArray().Should().BeEmpty();
        report.GetProperty("suppressed").EnumerateArray().Should().ContainSingle();
    }

    [Test]
    public void A_suppressed_flag_fails_nothing()
    {
        using var cli = new Cli();
        cli.Write("p.json", Patient);
        var id = JsonDocument.Parse(cli.Run("screen", "p.json", "--format", "json", "--as-of", "2026-11-24").Output).RootElement.GetProperty("flags")[0].GetProperty("id").GetString();
        cli.Write("seen.json", $$"""
            { "schema": "cramprisk-acknowledgements/1",
              "items": [{ "subject": "p1", "flag": "{{id}}", "by": "B", "on": "2026-11-01", "reason": "will-monitor" }] }
            """);

        cli.Run("screen", "p.json", "--as-of", "2026-11-24", "--fail-on", "any").ExitCode.Should().Be(10);
        cli.Run("screen", "p.json", "--as-of", "2026-11-24", "--fail-on", "any", "--acknowledged", "seen.json").ExitCode.Should().Be(0);
    }

    [Test]
    public void What_is_wrong_with_both_documents_is_said_at_once()
    {
        using var cli = new Cli();
        cli.Write("p.json", Patient);
        cli.Write("site.json", """{ "schema": "cramprisk-policy/1" }""");

        var run = cli.Run("screen", "p.json", "--policy", "site.json", "--acknowledged", "nowhere.json");

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.ErrorLines.Should().HaveCount(2);
        run.ErrorLines[0].Should().StartWith("site.json:name: CR");
        run.ErrorLines[1].Should().Be("nowhere.json: CR501: there is no such file. Check the path.");
    }
}
