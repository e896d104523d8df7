using System.CommandLine;

namespace CrampRisk.Cli.Commands;

/// <summary>What may stand behind <c>cramprisk explain</c>.</summary>
internal sealed class ExplainVerb
{
    private readonly Argument<string[]> _entries = new("text-or-code") { Description = "Medications, conditions or procedures, as text or code.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _patient = new("--patient") { Description = "Hold the facts of this patient against a rule.", HelpName = "file" };
    private readonly Option<string?> _rule = new("--rule") { Description = "The id of the rule.", HelpName = "rule" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "The day that the patient's lists are read for. Default: today.", HelpName = "date" };
    private readonly Option<string?> _pack = new("--pack") { Description = "A built pack, or an overlay on the built-in one.", HelpName = "file-or-folder" };
    private readonly Option<string?> _audience = new("--audience") { Description = "clinician or patient. Default: clinician.", HelpName = "audience" };

    /// <summary>Builds the verb.</summary>
    public ExplainVerb(Terminal terminal)
    {
        Command = new Command("explain", "Shows how a text or code is resolved, and the rules and evidence that speak of it.") { _entries, _patient, _rule, _asOf, _audience, _pack };
        Command.SetAction(parsed => new ExplainCommand(OptionsOf(parsed), terminal).Run());
    }

    /// <summary>The verb for the parser.</summary>
    public Command Command { get; }

    private ExplainOptions OptionsOf(ParseResult parsed) => new()
    {
        Entries = parsed.GetValue(_entries) ?? [],
        PatientPath = parsed.GetValue(_patient),
        Rule = parsed.GetValue(_rule),
        PackPath = parsed.GetValue(_pack),
        AsOf = Choice.Day("--as-of", parsed.GetValue(_asOf), Choice.Today),
        Audience = Choice.Of("--audience", parsed.GetValue(_audience), Audience.Clinician, ("clinician", Audience.Clinician), ("patient", Audience.Patient)),
    };
}
