using System.CommandLine;

namespace CrampRisk.Cli.Commands;

/// <summary>What may stand behind <c>cramprisk policy</c>.</summary>
internal sealed class PolicyVerb
{
    /// <summary>Builds the verb.</summary>
    public PolicyVerb(Terminal terminal, CancellationToken stop)
    {
        var policy = new Argument<string>("policy") { Description = "The site's policy." };
        var pack = new Option<string?>("--pack") { Description = "The pack that the policy is for. Default: the built-in pack.", HelpName = "file-or-folder" };
        var validate = new Command("validate", "Checks a policy against its pack; every problem is named with its place.") { policy, pack };
        validate.SetAction(parsed => new PolicyCommand(terminal, stop).Check(parsed.GetRequiredValue(policy), parsed.GetValue(pack)));

        var patients = new Option<string>("--patients") { Description = "The patients to try it on.", HelpName = "folder", Required = true };
        var profile = new Option<string?>("--profile") { Description = "core or extended. Default: core.", HelpName = "profile" };
        var asOf = new Option<string?>("--as-of") { Description = "The day that the lists are read for. Default: today.", HelpName = "date" };
        var dryRun = new Command("dry-run", "Shows flags per 100 patients with and without a policy.") { policy, pack, patients, profile, asOf };
        dryRun.SetAction(parsed => new PolicyCommand(terminal, stop).DryRun(
            parsed.GetRequiredValue(policy), parsed.GetValue(pack), parsed.GetRequiredValue(patients),
            Choice.Of("--profile", parsed.GetValue(profile), Profile.Core, ("core", Profile.Core), ("extended", Profile.Extended)),
            Choice.Day("--as-of", parsed.GetValue(asOf), Choice.Today)));

        Command = new Command("policy", "Checks a site's policy and tries it out.") { validate, dryRun };
    }

    /// <summary>The verb for the parser.</summary>
    public Command Command { get; }
}
