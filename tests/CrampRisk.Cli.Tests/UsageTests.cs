namespace CrampRisk.Cli.Tests;

/// <summary>Wrong usage: exit 2, one line, nothing on standard output.</summary>
public sealed class UsageTests
{
    [TestCase("", "cramprisk: no verb was given. Write one of screen, explain, pack, policy, serve, or --help.")]
    [TestCase("scren|p.json", "cramprisk: there is no verb scren. Write cramprisk screen.")]
    [TestCase("p.json", "cramprisk: p.json is a file or folder, not a verb. Write cramprisk screen p.json.")]
    [TestCase("frobnicate", "cramprisk: there is no verb frobnicate. Write one of screen, explain, pack, policy, serve, or --help.")]
    [TestCase("screen", "cramprisk: there is nothing to screen. Give a file, a folder, - for standard input, or entries with --med, --condition, --procedure.")]
    [TestCase("screen|p.json|--formt|json", "cramprisk: there is no option --formt. Write --format.")]
    [TestCase("screen|p.json|--frobnicate", "cramprisk: there is no option --frobnicate. See cramprisk screen --help.")]
    [TestCase("screen|p.json|--engine|duckdb", "cramprisk: there is no option --engine. See cramprisk screen --help.")]
    [TestCase("screen|p.json|--format|jsno", "cramprisk: --format jsno is not known. Write --format json.")]
    [TestCase("screen|p.json|--format|xml", "cramprisk: --format xml is not known. Write one of text, json, ndjson, html, fhir.")]
    [TestCase("screen|p.json|--format|dur", "cramprisk: --format dur is not built yet. Write one of text, json, ndjson, html, fhir.")]
    [TestCase("screen|p.json|--format|dur-json", "cramprisk: --format dur-json is not built yet. Write one of text, json, ndjson, html, fhir.")]
    [TestCase("screen|p.json|--input-format|ccda", "cramprisk: --input-format ccda is not built yet. Write one of auto, patient, fhir, cds-hooks, text.")]
    [TestCase("screen|p.json|--format", "cramprisk: --format needs a value. Write --format format, or see cramprisk screen --help.")]
    [TestCase("screen|p.json|--format|json|--format|text", "cramprisk: --format was given more than once. Give it once.")]
    [TestCase("screen|p.json|--as-of|2026-02-30", "cramprisk: --as-of 2026-02-30 is no day of the calendar. Write it as --as-of 2026-11-24.")]
    [TestCase("screen|p.json|--as-of|2026", "cramprisk: --as-of 2026 is no day of the calendar. Write it as --as-of 2026-11-24.")]
    [TestCase("screen|p.json|--lookback|-5", "cramprisk: --lookback -5 is no number of days from 0 to 36500. Write it as --lookback 30.")]
    [TestCase("screen|p.json|--profile|cor", "cramprisk: --profile cor is not known. Write --profile core.")]
    [TestCase("screen|p.json|--audience|doctor", "cramprisk: --audience doctor is not known. Write one of clinician, patient.")]
    [TestCase("screen|p.json|--fail-on|storng", "cramprisk: --fail-on storng is not known. Write --fail-on strong.")]
    [TestCase("screen|--med|7258", "cramprisk: --med 7258 does not say which code system it is from. Write --med rxnorm:7258.")]
    [TestCase("screen|--med|00093014901", "cramprisk: --med 00093014901 does not say which code system it is from. Write --med ndc:00093014901.")]
    [TestCase("screen|--condition|571.5", "cramprisk: --condition 571.5 does not say which code system it is from. Write --condition icd9cm:571.5.")]
    [TestCase("screen|--condition|19943007", "cramprisk: --condition 19943007 does not say which code system it is from. Write --condition snomed:19943007.")]
    [TestCase("screen|--procedure|90935", "cramprisk: --procedure 90935 does not say which code system it is from. Write --procedure cpt:90935.")]
    [TestCase("screen|--med|rxnrom:7258", "cramprisk: --med rxnrom:7258 begins with a code system that is not known. Write --med rxnorm:7258.")]
    [TestCase("screen|p.json|--med|naproxen", "cramprisk: a patient from a file and entries on the command line were both given. Give one of them; --new FILE adds orders to the patient of a file.")]
    [TestCase("screen|p.json|p.json|--format|json", "cramprisk: --format json is one object and needs exactly one patient. Write --format ndjson.")]
    [TestCase("screen|p.json|p.json|--format|html", "cramprisk: --format html is one page and needs exactly one patient. Give one patient.")]
    [TestCase("screen|p.json|p.json|--new|p.json", "cramprisk: --new needs exactly one patient to join. Give one patient.")]
    [TestCase("screen|-|-", "cramprisk: standard input can be read only once. Write - once.")]
    [TestCase("screen|p.json|--output|nowhere/report.txt", "cramprisk: --output nowhere/report.txt lies in a folder that does not exist. Make the folder first.")]
    [TestCase("screen|p.json|--output|.", "cramprisk: --output . is a folder. Name a file in it.")]
    [TestCase("explain", "cramprisk: there is nothing to explain. Give a text or code, such as cramprisk explain \"naproxen 500 mg\".")]
    [TestCase("explain|7258", "cramprisk: 7258 does not say which code system it is from. Write rxnorm:7258 or icd9cm:7258 or icd9proc:7258.")]
    [TestCase("explain|--rule|naproxen", "cramprisk: --patient and --rule belong together. Write cramprisk explain --patient FILE --rule RULE.")]
    [TestCase("explain|--patient|p.json|--rule|naproxn", "cramprisk: there is no rule naproxn. Write --rule naproxen.")]
    public void Wrong_usage_is_said_in_one_line(string arguments, string line)
    {
        using var cli = new Cli();
        cli.Write("p.json", "{}");

        var run = cli.Run(arguments.Split('|', StringSplitOptions.RemoveEmptyEntries));

        run.ErrorLines.Should().Equal(line);
        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Test]
    public void What_stands_behind_two_hyphens_is_an_input()
    {
        using var cli = new Cli();
        cli.Write("--odd.json", "{}");

        var run = cli.Run("screen", "--", "--odd.json");

        run.ExitCode.Should().Be(0);
    }

    [Test]
    public void Help_and_version_go_to_standard_output()
    {
        using var cli = new Cli();

        var help = cli.Run("screen", "--help");
        var version = cli.Run("--version");

        help.ExitCode.Should().Be(0);
        help.Output.Should().Contain("cramprisk screen").And.Contain("--as-of");
        version.ExitCode.Should().Be(0);
        version.Output.Should().MatchRegex(@"\Acramprisk \d+\.\d+\.\d+\npack .+\nsha256 [0-9a-f]{64}\n(.+\n)*RxNorm \S+\n");
    }
}
