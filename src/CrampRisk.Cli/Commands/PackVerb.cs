using System.CommandLine;

namespace CrampRisk.Cli.Commands;

/// <summary>What may stand behind <c>cramprisk pack</c>: look at a pack, check, compare, build, review and publish it.</summary>
internal sealed class PackVerb
{
    private readonly Terminal _terminal;
    private readonly CancellationToken _stop;

    /// <summary>Builds the verb.</summary>
    public PackVerb(Terminal terminal, CancellationToken stop)
    {
        (_terminal, _stop) = (terminal, stop);
        Command = new Command("pack", "Shows, checks, compares, builds and reviews knowledge packs.") { Show(), Validate(), Diff(), Build(), Review(), Approve(), Attributes() };
    }

    /// <summary>The verb for the parser.</summary>
    public Command Command { get; }

    private static Argument<string?> PackArgument(string description) => new("pack") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static Option<string?> OutputOption() => new("--output") { Description = "Write to a file, which is there whole or not at all.", HelpName = "file" };

    private Command Show()
    {
        var pack = PackArgument("A built pack, a pack or overlay folder, or overlay JSON. Default: the built-in pack.");
        var output = OutputOption();
        var command = new Command("show", "Prints the whole pack as a readable document (Markdown), with the id of every rule and cell.") { pack, output };
        command.SetAction(parsed => new PackCommand(_terminal).Show(parsed.GetValue(pack), parsed.GetValue(output)));
        return command;
    }

    private Command Validate()
    {
        var pack = new Argument<string>("pack") { Description = "A built pack, a pack or overlay folder, or overlay JSON." };
        var command = new Command("validate", "Checks a pack; every problem is named with its place.") { pack };
        command.SetAction(parsed => new PackCommand(_terminal).Check(parsed.GetRequiredValue(pack)));
        return command;
    }

    private Command Diff()
    {
        var before = new Argument<string>("before") { Description = "A pack, or built-in." };
        var after = new Argument<string>("after") { Description = "A pack, or built-in." };
        var patients = new Option<string?>("--patients") { Description = "Also what changes in the flags of these patients.", HelpName = "folder" };
        var asOf = new Option<string?>("--as-of") { Description = "The day that the lists are read for. Default: today.", HelpName = "date" };
        var profile = new Option<string?>("--profile") { Description = "core or extended. Default: extended.", HelpName = "profile" };
        var command = new Command("diff", "Lists the rules, evidence and codes that were added, removed or changed.") { before, after, patients, asOf, profile };
        command.SetAction(parsed => new PackDiffCommand(_terminal, _stop).Run(parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetValue(patients), new CrampRiskOptions
        {
            Profile = Choice.Of("--profile", parsed.GetValue(profile), Profile.Extended, ("core", Profile.Core), ("extended", Profile.Extended)),
        }, Choice.Day("--as-of", parsed.GetValue(asOf), Choice.Today)));
        return command;
    }

    private Command Build()
    {
        var folder = new Argument<string>("folder") { Description = "A pack or overlay folder, or overlay JSON." };
        var output = new Option<string?>("--output") { Description = "The file to make.", HelpName = "file", Required = true };
        var command = new Command("build", "Makes one file of a readable pack: terminology and knowledge, for screen --pack.") { folder, output };
        command.SetAction(parsed => new PackCommand(_terminal).Build(parsed.GetRequiredValue(folder), parsed.GetValue(output)!));
        return command;
    }

    private Command Review()
    {
        var pack = PackArgument("The pack to look through. Default: the built-in pack.");
        var asOf = new Option<string?>("--as-of") { Description = "The day. Default: today.", HelpName = "date" };
        var command = new Command("review", "Lists what is due for review: overdue, changed since it was approved, never approved.") { pack, asOf };
        command.SetAction(parsed => new PackReviewCommand(_terminal).List(parsed.GetValue(pack), Choice.Day("--as-of", parsed.GetValue(asOf), Choice.Today)));
        return command;
    }

    private Command Approve()
    {
        var ids = new Argument<string[]>("id") { Description = "Rules, findings, advice, or pack for the pack itself. Default: all that review lists.", Arity = ArgumentArity.ZeroOrMore };
        var folder = new Option<string?>("--pack") { Description = "The folder of the readable pack or overlay. Default: this folder.", HelpName = "folder" };
        var reviewer = new Option<string?>("--reviewer") { Description = "The clinician by name.", HelpName = "name", Required = true };
        var note = new Option<string?>("--note") { Description = "What was looked at, and how.", HelpName = "text", Required = true };
        var on = new Option<string?>("--on") { Description = "The day of the approval. Default: today.", HelpName = "date" };
        var next = new Option<string?>("--next-review") { Description = "The day by which it is to be looked at again.", HelpName = "date" };
        var command = new Command("approve", "Writes an approval into the readable files; a text that changes later falls back to submitted.") { ids, folder, reviewer, note, on, next };
        command.SetAction(parsed => new PackReviewCommand(_terminal).Approve(
            parsed.GetValue(folder), parsed.GetValue(ids) ?? [], parsed.GetValue(reviewer)!, parsed.GetValue(note)!,
            Choice.Day("--on", parsed.GetValue(on), Choice.Today), parsed.GetValue(next) is { } day ? Choice.Day("--next-review", day, default) : null));
        return command;
    }

    private Command Attributes()
    {
        var pack = PackArgument("The pack. Default: the built-in pack.");
        var format = new Option<string?>("--format") { Description = "json or md. Default: md.", HelpName = "format" };
        var output = OutputOption();
        var command = new Command("attributes", "Prints the source attributes that a buyer of decision support must publish.") { pack, format, output };
        command.SetAction(parsed => new PackCommand(_terminal).Attributes(parsed.GetValue(pack), Choice.Of("--format", parsed.GetValue(format), false, ("md", false), ("json", true)), parsed.GetValue(output)));
        return command;
    }
}
