using System.Text.Json;

namespace CrampRisk.Cli.Tests;

/// <summary><c>--format fhir</c>: one Bundle for one patient, one Bundle on each line for several.</summary>
public sealed class FhirOutputTests
{
    [Test]
    public void One_patient_is_one_bundle_that_can_be_read_by_a_person()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "id": "p1", "medications": ["naproxen"] }""");

        var run = cli.Run("screen", "p.json", "--format", "fhir", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().StartWith("{\n  \"resourceType\": \"Bundle\",\n").And.EndWith("}\n");
        TypesOf(run.Output).Should().Equal("DetectedIssue", "OperationOutcome");
    }

    [Test]
    public void Several_patients_are_a_bundle_on_each_line()
    {
        using var cli = new Cli();
        cli.Write("cohort.ndjson", "{\"id\":\"1\",\"medications\":[\"naproxen\"]}\n{\"id\":\"2\",\"medications\":[\"amoxicillin\"]}\n");

        var run = cli.Run("screen", "cohort.ndjson", "--format", "fhir", "--as-of", "2026-11-24");

        var lines = run.Output.Split('\n');
        lines.Should().HaveCount(3, "the last line ends with a line end");
        TypesOf(lines[0]).Should().Equal("DetectedIssue", "OperationOutcome");
        TypesOf(lines[1]).Should().Equal("OperationOutcome");
        lines[2].Should().BeEmpty();
    }

    [Test]
    public void A_refused_input_leaves_no_file()
    {
        using var cli = new Cli();
        cli.Write("a.json", "{\"medications\":[\"naproxen\"]}");
        cli.Write("b.json", "{");

        var run = cli.Run("screen", "a.json", "b.json", "--strict", "--format", "fhir", "--output", "out.ndjson");

        run.ExitCode.Should().Be(3);
        Directory.GetFiles(cli.Folder).Select(Path.GetFileName).Should().BeEquivalentTo("a.json", "b.json");
    }

    private static string?[] TypesOf(string bundle) =>
        [.. JsonDocument.Parse(bundle).RootElement.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource").GetProperty("resourceType").GetString())];
}
