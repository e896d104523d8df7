using System.CommandLine;
using CrampRisk.Cli.Inputs;
using CrampRisk.Cli.Outputs;

namespace CrampRisk.Cli.Commands;

/// <summary>What may stand behind <c>cramprisk screen</c>. An option is here only where what it asks for exists.</summary>
internal sealed class ScreenVerb
{
    private readonly Argument<string[]> _inputs = new("input") { Description = "Files, folders, patterns, or - for standard input.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _medications = new("--med") { Description = "A medication as text or code; repeatable.", HelpName = "text-or-code" };
    private readonly Option<string[]> _conditions = new("--condition") { Description = "A condition as text or code; repeatable.", HelpName = "text-or-code" };
    private readonly Option<string[]> _procedures = new("--procedure") { Description = "A procedure as text or code; repeatable.", HelpName = "text-or-code" };
    private readonly Option<string?> _newOrders = new("--new") { Description = "New orders that join the patient.", HelpName = "file" };
    private readonly Option<bool> _newOnly = new("--new-only") { Description = "Show only flags in which a new order takes part." };
    private readonly Option<string?> _inputFormat = new("--input-format") { Description = "auto, patient, fhir, cds-hooks or text. Default: by content.", HelpName = "format" };
    private readonly Option<string?> _format = new("--format") { Description = "text, json, ndjson, html or fhir. Default: text.", HelpName = "format" };
    private readonly Option<string?> _output = new("--output") { Description = "Write to a file, which is there whole or not at all.", HelpName = "file" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "The day that the lists are read for. Default: today.", HelpName = "date" };
    private readonly Option<string?> _audience = new("--audience") { Description = "clinician or patient. Default: clinician.", HelpName = "audience" };
    private readonly Option<string?> _profile = new("--profile") { Description = "core or extended. Default: core.", HelpName = "profile" };
    private readonly Option<string?> _lookback = new("--lookback") { Description = "Move ends back by so many days.", HelpName = "days" };
    private readonly Option<string?> _pack = new("--pack") { Description = "A built pack, or an overlay on the built-in one.", HelpName = "file-or-folder" };
    private readonly Option<string?> _policy = new("--policy") { Description = "The site's policy.", HelpName = "file" };
    private readonly Option<string?> _acknowledged = new("--acknowledged") { Description = "What was acknowledged before.", HelpName = "file" };
    private readonly Option<string?> _failOn = new("--fail-on") { Description = "Exit 10 from this strength on: strong, associated or any.", HelpName = "strength" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Stop at the first input that is refused." };
    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "No progress bar." };

    /// <summary>Builds the verb.</summary>
    public ScreenVerb(Terminal terminal, CancellationToken stop)
    {
        Command = new Command("screen", "Screens patients: patient JSON, FHIR R4 JSON, NDJSON, text, or entries on the command line.")
        {
            _inputs, _medications, _conditions, _procedures, _newOrders, _newOnly, _inputFormat, _format, _output, _asOf, _audience, _profile, _lookback, _pack, _policy, _acknowledged,
            _failOn, _strict, _noProgress,
        };
        Command.SetAction(parsed => new ScreenCommand(OptionsOf(parsed), terminal, stop).Run());
    }

    /// <summary>The verb for the parser.</summary>
    public Command Command { get; }

    private ScreenOptions OptionsOf(ParseResult parsed)
    {
        var inputFormat = parsed.GetValue(_inputFormat);
        var format = parsed.GetValue(_format);
        Choice.NotBuilt("--input-format", inputFormat, ["ccda", "c-cda", "ncpdp"], "auto, patient, fhir, cds-hooks, text");
        Choice.NotBuilt("--format", format, ["dur", "dur-json"], "text, json, ndjson, html, fhir");
        return new ScreenOptions
        {
            Inputs = parsed.GetValue(_inputs) ?? [],
            Medications = parsed.GetValue(_medications) ?? [],
            Conditions = parsed.GetValue(_conditions) ?? [],
            Procedures = parsed.GetValue(_procedures) ?? [],
            NewOrders = parsed.GetValue(_newOrders),
            InputFormat = Choice.Of("--input-format", inputFormat, InputFormat.Auto,
                ("auto", InputFormat.Auto), ("patient", InputFormat.Patient), ("fhir", InputFormat.Fhir), ("cds-hooks", InputFormat.CdsHooks), ("text", InputFormat.Text)),
            Format = Choice.Of("--format", format, ReportFormat.Text,
                ("text", ReportFormat.Text), ("json", ReportFormat.Json), ("ndjson", ReportFormat.Ndjson), ("html", ReportFormat.Html), ("fhir", ReportFormat.Fhir)),
            OutputPath = parsed.GetValue(_output),
            AsOf = Choice.Day("--as-of", parsed.GetValue(_asOf), Choice.Today),
            Screening = new CrampRiskOptions
            {
                Audience = Choice.Of("--audience", parsed.GetValue(_audience), Audience.Clinician, ("clinician", Audience.Clinician), ("patient", Audience.Patient)),
                Profile = Choice.Of("--profile", parsed.GetValue(_profile), Profile.Core, ("core", Profile.Core), ("extended", Profile.Extended)),
                NewOnly = parsed.GetValue(_newOnly),
                LookbackDays = Choice.Days("--lookback", parsed.GetValue(_lookback), 0, 36_500),
            },
            PackPath = parsed.GetValue(_pack),
            PolicyPath = parsed.GetValue(_policy),
            AcknowledgedPath = parsed.GetValue(_acknowledged),
            FailOn = parsed.GetValue(_failOn) is { } failOn
                ? Choice.Of("--fail-on", failOn, FailOn.Any, ("strong", FailOn.Strong), ("associated", FailOn.Associated), ("any", FailOn.Any))
                : null,
            IsStrict = parsed.GetValue(_strict),
            HasProgress = !parsed.GetValue(_noProgress),
        };
    }
}
