using System.Text.Json;

namespace CrampRisk.Cli.Tests;

/// <summary>What lies in the folder of a bulk export beside resources, and what it does to the reports.</summary>
public sealed class BulkExportTests
{
    private const string Patient = """{"resourceType":"Patient","id":"b"}""" + "\n";

    private const string Request =
        """{"resourceType":"MedicationRequest","id":"m","status":"active","intent":"order","subject":{"reference":"Patient/b"},"medicationCodeableConcept":{"text":"naproxen"}}""" + "\n";

    [TestCase("naproxen\n", "line 1:line 1, byte 1: CR204: the text here is not valid JSON. Correct the syntax, or export the document again.")]
    [TestCase("\n{\"id\":\"x\",\"resour\n", "line 2:line 1, byte 18: CR205: the document ends before its JSON is complete. Transfer or export it again, whole.")]
    [TestCase("7\n", "line 1:line 1, byte 1: CR210: the document is not a JSON object; a FHIR resource was expected. Give a FHIR R4 Bundle or resource in JSON.")]
    public void A_line_that_is_no_json_object_refuses_the_export_with_its_file_and_line(string lines, string problem)
    {
        using var cli = Export(("Condition.ndjson", lines));

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        (run.ExitCode, run.Output).Should().Be((3, ""));
        run.ErrorLines[0].Should().Be($"bulk/Condition.ndjson:{problem}");
    }

    [Test]
    public void A_document_over_several_lines_in_the_place_of_lines_is_told_in_a_few()
    {
        using var cli = Export(("Condition.ndjson", "{\n\"resourceType\":\"Condition\",\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"\"x{i}\":1,\n")) + "\"id\":\"c\"}\n"));

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        (run.ExitCode, run.Output).Should().Be((3, ""));
        run.Error.Should().Contain("bulk/Condition.ndjson: CR510: 20 lines are no JSON objects, so that the rest of the file was not read. "
            + "Write one JSON object on each line; a document over several lines is named .json.");
        run.ErrorLines.Count.Should().BeLessThan(25);
    }

    [Test]
    public void Text_beside_an_export_is_left_out_by_name_and_is_no_patient()
    {
        using var cli = Export(("README.txt", "naproxen is in this export\n"), ("notes.txt.gz", "naproxen\n"));

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.ErrorLines.Should().Equal("Left out, by their extension: bulk/README.txt (text beside NDJSON), bulk/notes.txt.gz (text beside NDJSON)");
        (run.ExitCode, PatientsOf(run)).Should().BeEquivalentTo((0, new[] { "b" }));
    }

    [Test]
    public void Text_that_a_pattern_finds_beside_an_export_is_left_out_and_named_alone_it_is_read()
    {
        using var cli = Export(("list.txt", "naproxen\n"));

        var found = cli.Run("screen", "bulk/*", "--format", "ndjson");
        var named = cli.Run("screen", "bulk/list.txt", "--format", "ndjson");

        found.ErrorLines.Should().Equal("Left out, by their extension: bulk/list.txt (text beside NDJSON)");
        (ReportsOf(found).Count(), ReportsOf(named).Count()).Should().Be((1, 1));
        named.Error.Should().BeEmpty();
    }

    [Test]
    public void The_manifest_and_empty_files_belong_to_the_export()
    {
        using var cli = Export(("Procedure.ndjson", ""), ("Observation.ndjson", "\n\n"),
            ("manifest.json", """{"transactionTime":"2026-11-24T00:00:00Z","request":"https://fhir.example/$export","requiresAccessToken":true,"output":[],"error":[]}"""));

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.Error.Should().BeEmpty();
        (run.ExitCode, PatientsOf(run)).Should().BeEquivalentTo((0, new[] { "b" }));
    }

    [Test]
    public void A_manifest_and_an_empty_file_without_an_export_are_refused()
    {
        using var cli = new Cli();
        cli.Write("manifest.json", """{"request":"x","transactionTime":"2026-11-24T00:00:00Z"}""");
        cli.Write("none/empty.ndjson", "");

        var run = cli.Run("screen", "manifest.json", "none", "--format", "ndjson");

        run.ExitCode.Should().Be(3);
        run.ErrorLines.Should().Equal(
            "manifest.json: CR507: this is the manifest of a bulk export: it names files and holds no patient. Give the folder with its NDJSON files.",
            "none/empty.ndjson: CR001: the document is empty. Check that it was saved; the smallest patient is {}.",
            "0 reported, 2 refused.");
    }

    [Test]
    public void Folders_inside_an_export_belong_to_it_so_that_each_patient_is_reported_once()
    {
        using var cli = Export(("2025/Condition.ndjson", """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/b"},"code":{"text":"cirrhosis"}}""" + "\n"));

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        ReportsOf(run).Should().ContainSingle().Which.GetProperty("coverage").GetProperty("entries").GetInt32().Should().Be(2);
    }

    [Test]
    public void What_the_server_could_not_export_is_told_in_the_report_and_its_list_is_not_called_empty()
    {
        using var cli = Export(
            ("Condition.ndjson", """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/other"},"code":{"text":"cirrhosis"}}""" + "\n"),
            ("error/error.ndjson", """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"timeout","diagnostics":"Condition/7 of somebody was not exported"}]}""" + "\n"));

        var report = ReportsOf(cli.Run("screen", "bulk", "--format", "ndjson")).Single(found => found.GetProperty("subject").GetProperty("id").GetString() == "b");

        report.GetProperty("lists").GetProperty("conditions").GetString().Should().Be("absent");
        report.GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()).Should().Contain(
            "The export holds an OperationOutcome with an error (timeout): resources of type Condition may be missing, also of this patient.");
    }

    [Test]
    public void An_export_of_nobody_is_refused()
    {
        using var cli = new Cli();
        cli.Write("bulk/error.ndjson", """{"resourceType":"OperationOutcome","issue":[{"severity":"fatal","code":"exception"}]}""" + "\n");

        var run = cli.Run("screen", "bulk");

        run.ErrorLines.Should().Equal("bulk: CR509: the export holds no patient, medication, condition or procedure. Check that all of its files are there.");
        run.ExitCode.Should().Be(3);
    }

    [Test]
    public void Two_documents_whose_first_line_is_long_are_refused_as_two()
    {
        using var cli = new Cli();
        var long1 = $$"""{"resourceType":"Bundle","type":"collection","id":"{{new string('x', 1 << 20)}}"}""";
        cli.Write("two.json", long1 + "\n" + long1 + "\n");

        var run = cli.Run("screen", "two.json");

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain("CR206");
    }

    private static Cli Export(params (string Name, string Text)[] files)
    {
        var cli = new Cli();
        cli.Write("bulk/Patient.ndjson", Patient);
        cli.Write("bulk/MedicationRequest.ndjson", Request);
        foreach (var (name, text) in files) cli.Write($"bulk/{name}", text);
        return cli;
    }

    private static string?[] PatientsOf(CliRun run) => [.. ReportsOf(run).Select(report => report.GetProperty("subject").GetProperty("id").GetString())];

    private static IEnumerable<JsonElement> ReportsOf(CliRun run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);
}
