using CrampRisk.Cli.Serving;

namespace CrampRisk.Cli;

internal sealed partial class CommandLine
{
    partial void AddServe() => _root.Subcommands.Add(new ServeVerb(_terminal, _stop.Token).Command);
}
