using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using CrampRisk.Fhir.Tests;

namespace CrampRisk.Cli.Tests;

/// <summary>CDS Hooks requests that others wrote, through <c>screen</c>: what becomes of each, read off the files by hand.</summary>
/// <remarks>RealRequestTests of the service posts the same files; what is refused there with 400 is refused here with the same problems.</remarks>
[Parallelizable(ParallelScope.Children)]
public sealed partial class RealHookRequestTests
{
    private const string NoHook = "CR230 hook | CR231 hookInstance";
    private const string Fentanyl = "notCovered 72 HR Fentanyl 0.075 MG/HR Transdermal System";
    private const string OtherPatientAndType = "CR238 context.draftOrders.entry[1].resource.subject.reference | CR220 context.draftOrders.entry[1].resource.dosageInstruction[0].doseAndRate";
    private const string OldDose = "CR213 DSTU2 or STU3 context.draftOrders.entry[1].resource.dosageInstruction[0].doseQuantity";
    private const string Stu3Condition = "CR213 STU3 prefetch.item6.entry[0].resource.assertedDate";

    // No file orders or lists a drug or condition of the core profile, so none has a flag. "read" is a report, with its entries where there are any.
    private static readonly (string File, string Outcome)[] Table =
    [
        ("crd-encounter-start", "CR230 hook"),
        ("crd-order-select", OtherPatientAndType),
        ("crd-order-select-context", $"{NoHook} | CR234 context"), // what stands in a context, without it
        ("crd-order-sign", OtherPatientAndType),
        ("hl7-example-1", "CR237 context.medications | CR213 DSTU2 prefetch.medication.resource"), // MedicationOrder
        ("hl7-example-2", "read"), // the order of a scan
        ("hl7-medication-prescribe-dstu2", NoHook),
        ("hl7-medication-prescribe-stu3", NoHook),
        ("hl7-medication-refill-r4", NoHook),
        ("hl7-order-select-r4", $"{NoHook} | CR220 context.draftOrders.entry[1].resource.dosageInstruction[0].doseAndRate"),
        ("hl7-order-select-stu3", $"{NoHook} | {OldDose}"),
        ("hl7-order-sign-r4", $"{NoHook} | {OldDose}"), // by its name R4
        ("hl7-problem-list-item-create-r4", NoHook),
        ("hl7-quickstart", "read"), // a Patient alone
        ("hl7-spec-request-1", "read"), // the same
        ("hl7-spec-request-2", "read | notCovered Metformin 500\u202fmg tablet | notCovered Amoxicillin 500\u202fmg tablet"),
        ("hl7-spec-request-3", "CR235 context.patientId"),
        ("opioid-hello-world", "CR232 fhirServer"), // a template variable that nobody filled in
        ("opioid-order-select-careplan", "read | notCovered Suboxone 2 MG / 0.5 MG Sublingual Film"),
        ("opioid-order-sign-no-prefetch", $"read | {Fentanyl}"),
        ("opioid-order-sign-on-benzodiazepine", $"read | {Fentanyl}"), // its temazepam stands beside the prefetch, not in it
        ("opioid-patient-view-illicit", $"read | notCovered 12 HR Oxycodone Hydrochloride 10 MG Extended Release Oral Tablet | {Fentanyl}"),
        ("pddi-digoxin-cyclosporine-order-select-coordination", "CR213 STU3 prefetch.item2.entry[0].resource.context"),
        ("pddi-digoxin-cyclosporine-scenario-03", "CR230 hook"), // medication-prescribe
        ("pddi-multi-update-draft-orders-1", Stu3Condition),
        ("pddi-warfarin-nsaid-scenario-01", "CR230 hook"),
        ("pddi-warfarin-nsaid-scenario-03", "CR230 hook"),
        ("pddi-warfarin-nsaid-scenario-05", "CR230 hook"),
        ("pddi-warfarin-nsaids-order-select-no-coordination", Stu3Condition),
        ("pddi-warfarin-nsaids-order-sign-no-coordination", Stu3Condition),
    ];

    private static IEnumerable<TestCaseData> Files => Table.Select(row => new TestCaseData(row.File, row.Outcome).SetArgDisplayNames(row.File));

    [TestCaseSource(nameof(Files))]
    public void Alone_it_is_recognised_by_its_content(string file, string outcome)
    {
        using var cli = new Cli();

        OutcomeOf(cli.Run("screen", PathOf(file), "--format", "json", "--as-of", "2026-11-24"), PathOf(file)).Should().Be(outcome);
    }

    [TestCaseSource(nameof(Files))]
    public void Called_a_request_it_is_read_as_one(string file, string outcome)
    {
        using var cli = new Cli();

        OutcomeOf(cli.Run("screen", PathOf(file), "--input-format", "cds-hooks", "--format", "json", "--as-of", "2026-11-24"), PathOf(file)).Should().Be(outcome);
    }

    [Test]
    public void The_folder_gives_the_same_for_each_file() => FolderGivesTheTable(Folder(), ".json");

    [Test]
    public void The_folder_with_every_file_gzipped_gives_the_same()
    {
        using var cli = new Cli();
        foreach (var (file, _) in Table)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(File.ReadAllBytes(PathOf(file)));
            cli.Write($"{file}.json.gz", packed.ToArray());
        }

        FolderGivesTheTable(cli.Folder, ".json.gz");
    }

    [Test]
    public void The_table_names_every_file() =>
        Table.Select(row => row.File).Should().Equal(Directory.GetFiles(Folder(), "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Test]
    public void The_order_of_a_scan_is_told_as_not_checked()
    {
        using var cli = new Cli();

        var run = cli.Run("screen", PathOf("hl7-example-2"), "--format", "json");

        JsonDocument.Parse(run.Output).RootElement.GetProperty("notices").EnumerateArray().Select(notice => notice.GetString())
            .Should().Contain("1 draft order is no medication order and was not checked: ServiceRequest.");
    }

    private static void FolderGivesTheTable(string folder, string extension)
    {
        using var cli = new Cli();

        var run = cli.Run("screen", folder, "--format", "ndjson", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(3);
        run.ErrorLines[^1].Should().Be("8 reported, 22 refused.");
        var reports = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(report => Path.GetFileName(report.GetProperty("source").GetString()!), OutcomeOf);
        foreach (var (file, outcome) in Table)
            (reports.GetValueOrDefault(file + extension) ?? ProblemsOf(run, Path.Combine(folder, file + extension))).Should().Be(outcome, file);
    }

    private static string OutcomeOf(CliRun run, string path)
    {
        run.ExitCode.Should().BeOneOf(0, 3);
        if (run.ExitCode == 0) return OutcomeOf(JsonDocument.Parse(run.Output).RootElement);
        run.Output.Should().BeEmpty();
        return ProblemsOf(run, path);
    }

    private static string OutcomeOf(JsonElement report)
    {
        report.GetProperty("flags").GetArrayLength().Should().Be(0);
        return string.Join(" | ", report.GetProperty("entries").EnumerateArray().Select(entry => $"{entry.GetProperty("outcome").GetString()} {entry.GetProperty("input").GetString()}").Prepend("read"));
    }

    // file:place: code: what. In a refusal by version, the sentence names it.
    private static string ProblemsOf(CliRun run, string path) => string.Join(" | ", run.ErrorLines
        .Where(line => line.StartsWith($"{path}:", StringComparison.Ordinal))
        .Select(line => Problem().Match(line[(path.Length + 1)..]))
        .Select(match => string.Join(' ', new[] { match.Groups["code"].Value, match.Groups["version"].Value, match.Groups["place"].Value }.Where(part => part.Length > 0))));

    private static string PathOf(string file) => Path.Combine(Folder(), $"{file}.json");

    private static string Folder() => TestData.Folder is { } folder ? Path.Combine(folder, "cds-hooks") : throw new IgnoreException("The real inputs are not here: set CRAMPRISK_TESTDATA.");

    [GeneratedRegex(@"^((?<place>\S+):)? (?<code>CR\d+): (the document is FHIR (?<version>\w+( or \w+)?),)?")]
    private static partial Regex Problem();
}
