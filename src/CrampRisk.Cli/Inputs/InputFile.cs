namespace CrampRisk.Cli.Inputs;

/// <summary>One file to read, or standard input.</summary>
/// <param name="Name">As it is shown: the path as the person wrote it, or <c>standard input</c>.</param>
/// <param name="Path">Where it is; null for standard input.</param>
/// <param name="Folder">The folder that it was found in, where a folder was given; files of one bulk export belong together.</param>
internal sealed record InputFile(string Name, string? Path, string? Folder = null)
{
    /// <summary>What files of one bulk export have in common: the folder that was given, with all inside it, else that of the file.</summary>
    public string Export => Folder ?? (Path is null ? "" : System.IO.Path.GetDirectoryName(Path) ?? "");
}
