using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace CrampRisk.Cli.Tests;

/// <summary>The samples of the repository are valid, are screened, and show what their README says.</summary>
public sealed class SampleDataTests
{
    private static readonly string Samples = Path.Combine(RepositoryRoot(), "samples");
    private static readonly JsonSchema PatientSchema = Contract("patient.schema.json");
    private static readonly JsonSchema ReportSchema = Contract("report.schema.json");

    private static IEnumerable<string> Files => Directory.GetFiles(Path.Combine(Samples, "data")).Select(path => Path.GetFileName(path)!).Order();

    private static IEnumerable<string> JsonFiles => Files.Where(file => file.EndsWith(".json", StringComparison.Ordinal));

    [TestCaseSource(nameof(Files))]
    public void A_sample_gives_a_report_that_is_valid_against_the_contract(string file)
    {
        var report = ReportOf(file);

        ReportSchema.Evaluate(ElementOf(report)).IsValid.Should().BeTrue();
    }

    [TestCaseSource(nameof(JsonFiles))]
    public void A_sample_in_json_is_valid_against_the_contract(string file)
    {
        var patient = JsonNode.Parse(File.ReadAllText(Path.Combine(Samples, "data", file)))!;

        PatientSchema.Evaluate(ElementOf(patient)).IsValid.Should().BeTrue();
    }

    [TestCase("all-five-drugs.json", "conjugated-estrogens", "iron-sucrose", "raloxifene", "teriparatide", "naproxen", "conjugated-estrogens--raloxifene")]
    [TestCase("oral-and-intravenous-iron.json", "iron-sucrose")]
    [TestCase("pregnancy-with-naproxen.json", "naproxen", "pregnancy", "naproxen--pregnancy")]
    [TestCase("nothing-to-flag.json")]
    public void A_sample_shows_what_it_is_for(string file, params string[] rules)
    {
        ReportOf(file)["flags"]!.AsArray().Select(flag => flag!["rule"]!.GetValue<string>()).Should().Equal(rules);
    }

    [Test]
    public void The_messy_list_ends_in_every_way_that_an_entry_can_end_but_one()
    {
        ReportOf("messy-list.txt")["entries"]!.AsArray().Select(entry => entry!["outcome"]!.GetValue<string>()).Distinct()
            .Should().BeEquivalentTo("flagged", "notCurrent", "notCovered", "notUnderstood");
    }

    [Test]
    public void The_overlay_opens_and_knows_its_own_code_and_name()
    {
        using var cli = new Cli();

        var run = cli.Run("screen", "--med", "Painaway bid", "--condition", "local:DX0042", "--pack", Path.Combine(Samples, "site-overlay"), "--format", "json", "--as-of", "2026-11-24");

        JsonNode.Parse(run.Output)!["flags"]!.AsArray().Select(flag => flag!["rule"]!.GetValue<string>()).Should().Equal("naproxen", "cirrhosis", "naproxen--cirrhosis");
    }

    [Test]
    public void The_readme_names_every_sample()
    {
        var readme = File.ReadAllText(Path.Combine(Samples, "README.md"));

        Files.Should().OnlyContain(file => readme.Contains($"`{file}`", StringComparison.Ordinal));
    }

    [Test]
    public void The_ehr_program_prints_flags_and_the_account_of_every_entry()
    {
        // Built beside these tests, in the same configuration: tests/…/bin/Release/net10.0 → samples/Ehr/bin/Release/net10.0.
        var built = Path.GetRelativePath(Path.Combine(RepositoryRoot(), "tests", "CrampRisk.Cli.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Samples, "Ehr", built, "Ehr.dll")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.Should().Be(0);
        output.Should().Contain("Cirrhosis and leg cramps [").And.Contain("RuledOut      iron sucrose 30 mg: ");
    }

    private static JsonNode ReportOf(string file)
    {
        using var cli = new Cli();
        var run = cli.Run("screen", Path.Combine(Samples, "data", file), "--as-of", "2026-11-24", "--format", "json");
        run.Error.Should().BeEmpty();
        run.ExitCode.Should().Be(0);
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonElement ElementOf(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;

    private static JsonSchema Contract(string name) => JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "contracts", name));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrampRisk.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
