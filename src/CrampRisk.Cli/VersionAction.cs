using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli;

/// <summary><c>cramprisk --version</c>: the tool, the pack, its hash, and the dates of its terminology.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    /// <summary>The version of this tool.</summary>
    public static string ToolVersion => typeof(VersionAction).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var pack = KnowledgePack.BuiltIn;
        var text = new StringBuilder();
        text.Append("cramprisk ").Append(ToolVersion).Append('\n');
        text.Append("pack ").Append(pack.Info.Name).Append(' ').Append(pack.Info.Version).Append('\n');
        text.Append("sha256 ").Append(pack.Sha256).Append('\n');
        foreach (var (name, date) in pack.Info.Terminology) text.Append(name).Append(' ').Append(date).Append('\n');
        terminal.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        terminal.Output.Flush();
        return ExitCode.Done;
    }
}
