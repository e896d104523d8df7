using System.Text;
using CrampRisk.Cli.Outputs;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk pack show|validate|build|attributes</c>.</summary>
internal sealed class PackCommand(Terminal terminal)
{
    /// <summary>Prints a pack as a document.</summary>
    /// <returns>The exit code.</returns>
    public int Show(string? path, string? output) =>
        SiteDocuments.ReadPack(path, terminal) is { } pack ? Write(output, Encoding.UTF8.GetBytes(PackPage.Write(pack))) : ExitCode.Refused;

    /// <summary>Checks a pack and says what is in it.</summary>
    /// <returns>The exit code.</returns>
    public int Check(string path)
    {
        if (SiteDocuments.ReadPack(path, terminal) is not { } pack) return ExitCode.Refused;
        return Write(null, Encoding.UTF8.GetBytes(
            $"{path}: sound. {pack.Info.Name} {pack.Info.Version}: {pack.Rules.Count()} rules, {pack.Evidence.Count()} findings, {pack.Advice.Count()} pieces of advice, {pack.Sources.Count()} sources, "
            + $"{pack.Local.Codes.Length} local codes, {pack.Local.Names.Length} local names. sha256 {pack.Sha256}\n"));
    }

    /// <summary>Makes one file of a pack.</summary>
    /// <returns>The exit code.</returns>
    public int Build(string path, string output)
    {
        if (SiteDocuments.ReadPack(path, terminal) is not { } pack) return ExitCode.Refused;
        var code = Write(output, PackContainer.Write(pack));
        terminal.Note($"{output}: {pack.Info.Name} {pack.Info.Version}, sha256 {pack.Sha256}");
        return code;
    }

    /// <summary>Prints the source attributes.</summary>
    /// <returns>The exit code.</returns>
    public int Attributes(string? path, bool isJson, string? output)
    {
        if (SiteDocuments.ReadPack(path, terminal) is not { } pack) return ExitCode.Refused;
        return Write(output, isJson ? SourceAttributesPage.ToJsonBytes(pack) : Encoding.UTF8.GetBytes(SourceAttributesPage.ToMarkdownText(pack)));
    }

    private int Write(string? path, byte[] bytes)
    {
        using var file = ResultFile.Open(path, terminal.Output);
        file.Stream.Write(bytes);
        file.Complete();
        return ExitCode.Done;
    }
}
