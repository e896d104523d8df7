using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CrampRisk.Cli.Tests;

/// <summary>Inputs of every kind, several at once, and where the results go.</summary>
public sealed class ScreenTests
{
    private const string Bundle = """
        { "resourceType": "Bundle", "type": "collection", "entry": [
          { "resource": { "resourceType": "Patient", "id": "b1" } },
          { "resource": { "resourceType": "MedicationRequest", "id": "m1", "status": "active", "intent": "order", "subject": { "reference": "Patient/b1" },
            "medicationCodeableConcept": { "text": "naproxen" } } } ] }
        """;

    [TestCase("p.json", """{ "id": "p1", "medications": ["naproxen"], "conditions": ["K74.60"] }""")]
    [TestCase("bom.json", "\uFEFF{ \"medications\": [\"naproxen\"],\r\n\"conditions\": [\"K74.60\"] }\r\n")]
    [TestCase("list.txt", "- naproxen\n\n# conditions\nK74.60\n")]
    [TestCase("dos.txt", "\uFEFFnaproxen\r\n# conditions\r\nK74.60\r\n")]
    [TestCase("no-extension", "naproxen\n# conditions\nK74.60\n")]
    public void One_patient_of_any_kind_gives_one_report(string name, string text)
    {
        using var cli = new Cli();
        cli.Write(name, text);

        var run = cli.Run("screen", name, "--format", "json", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("source").GetString().Should().Be(name);
        report.GetProperty("asOf").GetString().Should().Be("2026-11-24");
        report.GetProperty("coverage").GetProperty("entries").GetInt32().Should().Be(2);
    }

    [TestCase("{\"resourceType\":\"Cond\n", Description = "broken in its first line")]
    [TestCase("<html>502 Bad Gateway</html>\n", Description = "what a proxy wrote into the file")]
    public void A_file_of_an_export_that_cannot_be_recognised_refuses_the_whole_export(string conditions)
    {
        using var cli = new Cli();
        cli.Write("export/Patient.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"b\"}\n");
        cli.Write("export/MedicationRequest.ndjson", "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/b\"},\"medicationCodeableConcept\":{\"text\":\"naproxen\"}}\n");
        cli.Write("export/Condition.ndjson", conditions);

        var run = cli.Run("screen", "export", "--format", "ndjson", "--as-of", "2026-11-24");

        (run.ExitCode, run.Output).Should().Be((3, ""));
        run.Error.Should().Contain("Condition.ndjson");
    }

    [Test]
    public void A_bundle_is_recognised_by_its_content()
    {
        using var cli = new Cli();
        cli.Write("whatever.txt", Bundle);

        var report = JsonDocument.Parse(cli.Run("screen", "whatever.txt", "--format", "json").Output).RootElement;

        report.GetProperty("entries")[0].GetProperty("reference").GetString().Should().Be("MedicationRequest/m1");
    }

    [TestCase("""{"context":{"patientId":"1"},"prefetch":{}}""", "CR230: the request names no hook")]
    [TestCase("""{"fhirServer":"https://ehr.example/fhir","context":{}}""", "CR230: the request names no hook")]
    public void A_hook_request_that_lacks_its_hook_is_told_so(string request, string problem)
    {
        using var cli = new Cli();
        cli.Write("request.json", request);

        var run = cli.Run("screen", "request.json");

        run.ExitCode.Should().Be(3);
        run.Error.Should().Contain(problem).And.NotContain("unknown property");
    }

    [Test]
    public void A_resource_with_a_context_before_its_type_is_no_hook_request()
    {
        using var cli = new Cli();
        cli.Write("document.json", """{"context":{},"resourceType":"DocumentReference"}""");

        cli.Run("screen", "document.json").Error.Should().Contain("CR212");
    }

    [Test]
    public void Folders_inside_a_folder_are_read_and_hidden_ones_left_alone()
    {
        using var cli = new Cli();
        cli.Write("in/a.txt", "naproxen\n");
        cli.Write("in/2025/b.txt", "raloxifene\n");
        cli.Write("in/.git/c.txt", "teriparatide\n");

        var run = cli.Run("screen", "in", "--format", "ndjson", "--as-of", "2026-11-24");

        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("source").GetString())
            .Should().Equal("in/2025/b.txt", "in/a.txt");
    }

    [Test]
    public void New_only_shows_no_flags_but_those_of_the_new_order()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": ["raloxifene"], "conditions": ["K74.60"] }""");
        cli.Write("new.txt", "naproxen 500 mg\n");

        var run = cli.Run("screen", "p.json", "--new", "new.txt", "--new-only", "--format", "json", "--as-of", "2026-11-24");

        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("rule").GetString()).Should().Equal("naproxen", "naproxen--cirrhosis");
        report.GetProperty("flags").EnumerateArray().Should().OnlyContain(flag => flag.GetProperty("isNew").GetBoolean());
        report.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("outcome").GetString()).Should().Equal("flagged", "flagged", "flagged");
    }

    [Test]
    public void The_input_format_can_be_forced()
    {
        using var cli = new Cli();
        cli.Write("odd.txt", "{ naproxen }\n");

        var read = cli.Run("screen", "odd.txt", "--input-format", "text", "--format", "json");
        var refused = cli.Run("screen", "odd.txt");

        read.ExitCode.Should().Be(0);
        refused.ExitCode.Should().Be(3);
    }

    [Test]
    public void Entries_on_the_command_line_need_no_file()
    {
        using var cli = new Cli();

        var run = cli.Run("screen", "--med", "rxnorm:24909 IV", "--med", "naproxen", "--condition", "K74.60", "--procedure", "cpt:90935", "--format", "json");

        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("input").GetString())
            .Should().Equal("rxnorm:24909 IV", "naproxen", "K74.60", "cpt:90935");
        report.GetProperty("lists").GetProperty("procedures").GetString().Should().Be("given");
    }

    [Test]
    public void A_list_that_was_not_given_is_absent_and_not_empty()
    {
        using var cli = new Cli();

        var report = JsonDocument.Parse(cli.Run("screen", "--med", "naproxen", "--format", "json").Output).RootElement;

        report.GetProperty("lists").GetProperty("conditions").GetString().Should().Be("absent");
    }

    [Test]
    public void Standard_input_is_read_and_may_be_compressed()
    {
        using var cli = new Cli();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write("naproxen\n"u8);
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write("iron sucrose IV\n"u8);

        var run = cli.RunWithInput(packed.ToArray(), "screen", "-", "--format", "json");

        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("source").GetString().Should().Be("standard input");
        report.GetProperty("coverage").GetProperty("entries").GetInt32().Should().Be(2, "a gzip file has as many members as it likes");
    }

    [Test]
    public void Of_several_inputs_each_is_reported_or_refused_whole_and_the_last_line_counts_both()
    {
        using var cli = new Cli();
        cli.Write("folder/a.json", """{ "id": "a" }""");
        cli.Write("folder/b.json", "{");
        cli.Write("folder/c.txt", "naproxen");
        cli.Write("folder/README.md", "no patient");

        var run = cli.Run("screen", "folder", "--format", "ndjson");

        run.ExitCode.Should().Be(3);
        run.ErrorLines.Should().Equal(
            "Left out, by their extension: folder/README.md",
            "folder/b.json:line 1, column 2: CR005: the JSON breaks off before its end. Save or fetch the document again, whole.",
            "2 reported, 1 refused.");
        SourcesOf(run).Should().Equal("folder/a.json", "folder/c.txt");
    }

    [Test]
    public void Strict_stops_at_the_first_that_is_refused()
    {
        using var cli = new Cli();
        cli.Write("a.json", "{}");
        cli.Write("b.json", "{");
        cli.Write("c.json", "{}");

        var run = cli.Run("screen", "a.json", "b.json", "c.json", "--strict", "--format", "ndjson", "--output", "out.ndjson");

        run.ExitCode.Should().Be(3);
        run.ErrorLines[^1].Should().Be("1 reported, 1 refused.");
        File.Exists(Path.Combine(cli.Folder, "out.ndjson")).Should().BeFalse("half a result would look whole");
    }

    [Test]
    public void Lines_are_patients_and_a_bad_line_is_refused_alone()
    {
        using var cli = new Cli();
        cli.Write("cohort.ndjson", "{\"id\":\"1\"}\r\n{\"id\":2}\r\n\r\n{\"id\":\"3\"}\r\n");

        var run = cli.Run("screen", "cohort.ndjson", "--format", "ndjson");

        run.ErrorLines.Should().Equal(
            "cohort.ndjson:line 2:id: CR102: expected a string, found a number. Put the value between double quotes.",
            "2 reported, 1 refused.");
        SourcesOf(run).Should().Equal("cohort.ndjson:line 1", "cohort.ndjson:line 4");
    }

    [Test]
    public void Json_of_several_lines_is_refused_before_anything_is_written()
    {
        using var cli = new Cli();
        cli.Write("cohort.ndjson", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n");

        var run = cli.Run("screen", "cohort.ndjson", "--format", "json");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Test]
    public void A_bulk_export_is_put_together_patient_by_patient()
    {
        using var cli = new Cli();
        cli.Write("bulk/Patient.ndjson", """{"resourceType":"Patient","id":"1"}""" + "\n" + """{"resourceType":"Patient","id":"2"}""" + "\n");
        cli.Write("bulk/Medication.ndjson", """{"resourceType":"Medication","id":"m","code":{"text":"naproxen"}}""" + "\n");
        cli.Write("bulk/Condition.ndjson", """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/2"},"code":{"text":"cirrhosis"}}""" + "\n");
        cli.Write("bulk/MedicationRequest.ndjson",
            """{"resourceType":"MedicationRequest","id":"r1","status":"active","intent":"order","subject":{"reference":"Patient/1"},"medicationReference":{"reference":"Medication/m"}}""" + "\n"
            + """{"resourceType":"MedicationRequest","id":"r2","status":"active","intent":"order","subject":{"reference":"https://x/Patient/2"},"medicationCodeableConcept":{"text":"iron"}}""" + "\n");
        cli.Write("bulk/Observation.ndjson", """{"resourceType":"Observation","id":"o","subject":{"reference":"Patient/2"}}""" + "\n");

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.ErrorLines.Should().Equal("2 reported, 0 refused.");
        ReportsOf(run).Select(report => (report.GetProperty("subject").GetProperty("id").GetString(), report.GetProperty("coverage").GetProperty("entries").GetInt32()))
            .Should().Equal(("2", 2), ("1", 1));
    }

    [Test]
    public void A_bulk_line_that_cannot_be_read_refuses_the_export_since_it_may_be_anybodys()
    {
        using var cli = new Cli();
        cli.Write("bulk/Patient.ndjson", """{"resourceType":"Patient","id":"1"}""" + "\n");
        cli.Write("bulk/Condition.ndjson", """{"resourceType":"Condition","id":"c","code":{"text":"cirrhosis"}}""" + "\n" + """{"resourceType":"Condition","id":""" + "\n");

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.ErrorLines[0].Should().Be("bulk/Condition.ndjson:line 1:subject: CR508: the resource does not say whose it is. Add subject.reference, or give the resource in a Bundle.");
    }

    [Test]
    public void A_bulk_file_that_breaks_off_refuses_the_export_since_the_missing_lines_may_be_anybodys()
    {
        using var cli = new Cli();
        cli.Write("bulk/Patient.ndjson", """{"resourceType":"Patient","id":"1"}""" + "\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $$$"""{"resourceType":"Condition","id":"{{{i}}}","subject":{"reference":"Patient/1"}}{{{'\n'}}}"""))));
        cli.Write("bulk/Condition.ndjson.gz", packed.ToArray()[..^100]);

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.ErrorLines[0].Should().Be("bulk/Condition.ndjson.gz: CR505: the gzip data is damaged or breaks off. Compress or fetch the file again.");
    }

    [Test]
    public void A_bulk_line_of_one_patient_that_is_wrong_refuses_that_patient()
    {
        using var cli = new Cli();
        cli.Write("bulk/Condition.ndjson", """{"resourceType":"Condition","id":"c","subject":{"reference":"Patient/1"},"onsetDateTime":"soon"}""" + "\n"
            + """{"resourceType":"Condition","id":"d","subject":{"reference":"Patient/2"},"code":{"text":"cirrhosis"}}""" + "\n");

        var run = cli.Run("screen", "bulk", "--format", "ndjson");

        run.ExitCode.Should().Be(3);
        ReportsOf(run).Select(report => report.GetProperty("subject").GetProperty("id").GetString()).Should().Equal("2");
        run.ErrorLines[0].Should().StartWith("bulk/Condition.ndjson:line 1:onsetDateTime: CR221: the value is no date");
    }

    [Test]
    public void New_orders_join_the_patient_and_are_marked()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "id": "p", "medications": ["lisinopril"], "conditions": [] }""");
        cli.Write("new.txt", "naproxen 500 mg\n");

        var run = cli.Run("screen", "p.json", "--new", "new.txt", "--format", "json", "--as-of", "2026-11-24");

        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("input").GetString()).Should().Equal("lisinopril", "naproxen 500 mg");
        report.GetProperty("flags").EnumerateArray().Should().OnlyContain(flag => flag.GetProperty("isNew").GetBoolean()).And.NotBeEmpty();
    }

    [Test]
    public void Fail_on_makes_a_flag_an_exit_code()
    {
        using var cli = new Cli();

        cli.Run("screen", "--med", "Premarin 0.625 mg", "--fail-on", "strong").ExitCode.Should().Be(10);
        cli.Run("screen", "--med", "naproxen 500 mg", "--fail-on", "associated").ExitCode.Should().Be(0, "naproxen is conflicting");
        cli.Run("screen", "--med", "naproxen 500 mg", "--fail-on", "any").ExitCode.Should().Be(10);
        cli.Run("screen", "--med", "lisinopril 10 mg", "--fail-on", "any").ExitCode.Should().Be(0);
    }

    [Test]
    public void A_refused_input_beats_a_flag()
    {
        using var cli = new Cli();
        cli.Write("a.txt", "Premarin 0.625 mg");
        cli.Write("b.json", "{");

        cli.Run("screen", "a.txt", "b.json", "--fail-on", "strong").ExitCode.Should().Be(3);
    }

    [Test]
    public void An_output_file_holds_what_standard_output_would()
    {
        using var cli = new Cli();
        cli.Write("p.txt", "naproxen");
        cli.Write("report.txt", "an older report");

        var shown = cli.Run("screen", "p.txt", "--as-of", "2026-11-24");
        var written = cli.Run("screen", "p.txt", "--as-of", "2026-11-24", "--output", "report.txt");

        written.Output.Should().BeEmpty();
        File.ReadAllText(Path.Combine(cli.Folder, "report.txt")).Should().Be(shown.Output);
        Directory.GetFiles(cli.Folder).Should().HaveCount(2, "the draft was moved");
    }

    [Test]
    public void Text_reports_of_several_patients_name_their_source_and_fit_80_columns()
    {
        using var cli = new Cli();
        cli.Write("a.txt", "naproxen 500 mg bid");
        cli.Write("b.txt", "iron sucrose 100 mg IV");

        var run = cli.Run("screen", "a.txt", "b.txt");

        run.Output.Should().Contain("== a.txt\n").And.Contain("\n\n== b.txt\n");
        run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
        run.Output.Should().NotContain("\u001b", "standard output is no terminal");
    }

    [Test]
    public void An_entry_cannot_move_the_cursor()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": ["red \u001b[31m\u0007pill\r\n\tnaproxen"] }""");

        var run = cli.Run("screen", "p.json");

        run.Output.Should().NotContain("\u001b").And.NotContain("\u0007").And.NotContain("\r").And.Contain("red \uFFFD[31m\uFFFDpill naproxen");
    }

    [Test]
    public void Quiet_leaves_out_the_count_and_no_problem()
    {
        using var cli = new Cli();
        cli.Write("a.json", "{}");

        cli.Run("screen", "a.json", "nowhere", "--quiet", "--format", "ndjson").ErrorLines.Should().Equal("nowhere: CR501: there is no such file or folder. Check the path.");
    }

    [Test]
    public void Ctrl_c_ends_with_130_and_takes_the_draft_back()
    {
        using var cli = new Cli();
        cli.Write("a.txt", "naproxen");
        cli.Write("b.txt", "naproxen");
        using var process = cli.Start("screen", "a.txt", "b.txt", "-", "--output", "out.txt");
        var hasDraft = SpinWait.SpinUntil(() => Directory.GetFiles(cli.Folder, ".out.txt.*").Length == 1, TimeSpan.FromSeconds(20));

        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        var run = Cli.Finish(process);

        hasDraft.Should().BeTrue("standard input is waited for while the first reports are written");
        run.ExitCode.Should().Be(130);
        Directory.GetFiles(cli.Folder).Select(Path.GetFileName).Should().BeEquivalentTo("a.txt", "b.txt");
    }

    private static IEnumerable<JsonElement> ReportsOf(CliRun run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<string?> SourcesOf(CliRun run) => ReportsOf(run).Select(report => report.GetProperty("source").GetString());
}
