using CrampRisk.Cli.Inputs;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary>The documents of a site, <c>--policy</c> and <c>--acknowledged</c>.</summary>
internal static class SiteDocuments
{
    /// <summary>The options to screen with; null where a document was refused, which is then said.</summary>
    public static CrampRiskOptions? Read(ScreenOptions options, Terminal terminal)
    {
        var screening = options.Screening;
        var isSound = true;
        if (options.PolicyPath is { } policy)
            isSound &= TryRead(policy, terminal, bytes => screening = screening with { Policy = PolicyJson.Read(bytes, KnowledgePack.BuiltIn) });
        if (options.AcknowledgedPath is { } acknowledged)
            isSound &= TryRead(acknowledged, terminal, bytes => screening = screening with { Acknowledgements = AcknowledgementsJson.Read(bytes) });
        return isSound ? screening : null;
    }

    private static bool TryRead(string path, Terminal terminal, Action<ReadOnlyMemory<byte>> read)
    {
        if (!File.Exists(path))
        {
            terminal.Refuse(path, new Problem("CR501", "", "there is no such file", "Check the path"));
            return false;
        }
        if (InputBytes.Read(new InputFile(path, path), out var bytes) is { } problem)
        {
            terminal.Refuse(path, problem);
            return false;
        }
        try
        {
            read(bytes);
            return true;
        }
        catch (InvalidDocumentException refusal)
        {
            foreach (var found in refusal.Problems) terminal.Refuse(path, found);
            return false;
        }
    }
}
