using CrampRisk.Cli.Inputs;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary>The documents of a site: <c>--pack</c>, <c>--policy</c> and <c>--acknowledged</c>.</summary>
internal static class SiteDocuments
{
    /// <summary>The pack at a path, or the built-in one where none is given; null where it was refused, which is then said.</summary>
    public static KnowledgePack? ReadPack(string? path, Terminal terminal)
    {
        if (path is null) return KnowledgePack.BuiltIn;
        try
        {
            return KnowledgePack.Open(path);
        }
        catch (InvalidDocumentException refusal)
        {
            foreach (var found in refusal.Problems) terminal.Refuse(path, found);
            return null;
        }
    }

    /// <summary>A policy for a pack; null where it was refused, which is then said.</summary>
    public static SitePolicy? ReadPolicy(string path, KnowledgePack pack, Terminal terminal)
    {
        SitePolicy? policy = null;
        return TryRead(path, terminal, bytes => policy = PolicyJson.Read(bytes, pack)) ? policy : null;
    }

    /// <summary>The options to screen with; null where a document was refused, which is then said.</summary>
    public static CrampRiskOptions? Read(ScreenOptions options, KnowledgePack pack, Terminal terminal)
    {
        var screening = options.Screening;
        var isSound = true;
        if (options.PolicyPath is { } policy)
            isSound &= TryRead(policy, terminal, bytes => screening = screening with { Policy = PolicyJson.Read(bytes, pack) });
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
