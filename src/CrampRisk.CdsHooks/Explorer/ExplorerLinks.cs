namespace CrampRisk.CdsHooks;

/// <summary>Absolute addresses of the explorer page; none where the host did not say how it is reached.</summary>
internal sealed class ExplorerLinks(string? publicUrl)
{
    /// <summary>The page; null where the public address is not known.</summary>
    public string? Root { get; } = publicUrl is null ? null : $"{publicUrl.TrimEnd('/')}/";

    /// <summary>The place of a rule on it.</summary>
    public string? Of(string rule) => Root is null ? null : $"{Root}#{Uri.EscapeDataString(rule)}";
}
