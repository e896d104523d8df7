using System.IO.Enumeration;

namespace CrampRisk.Cli.Inputs;

/// <summary>Turns what stands on the command line into files: paths, folders, patterns, and <c>-</c> for standard input.</summary>
internal static class InputFiles
{
    private const string Text = ".TXT";

    private static readonly string[] Extensions = [".JSON", ".NDJSON", ".JSONL", Text, ".XML"];

    /// <summary>All files, in the order of the arguments, those of a folder or pattern by name.</summary>
    /// <param name="arguments">As given.</param>
    /// <param name="files">The files; of folders only those that may hold patients (JSON, NDJSON, text, XML, also with .gz).</param>
    /// <param name="skipped">Files of a folder or pattern that were left alone because of their extension, some with the reason.</param>
    /// <returns>An argument that leads to no file, with the problem.</returns>
    public static List<(string Argument, Problem Problem)> Expand(IEnumerable<string> arguments, List<InputFile> files, List<string> skipped)
    {
        var missing = new List<(string, Problem)>();
        foreach (var argument in arguments)
        {
            var found = files.Count;
            if (argument == "-") files.Add(new InputFile("standard input", null));
            else if (File.Exists(argument)) files.Add(new InputFile(argument, argument));
            else if (Directory.Exists(argument)) AddFolder(argument, files, skipped);
            else if (IsPattern(argument)) AddMatches(argument, files, skipped);
            if (files.Count > found) continue;
            missing.Add((argument, Directory.Exists(argument)
                ? new Problem("CR502", "", "the folder holds no file that could be a patient", "Give a folder with JSON, NDJSON or text files, or a pattern such as folder/**/*.json")
                : IsPattern(argument)
                    ? new Problem("CR503", "", "no file matches this pattern", "Check the pattern; * stands for a part of a name, ** for any folders")
                    : new Problem("CR501", "", "there is no such file or folder", "Check the path")));
        }
        return missing;
    }

    private static void AddFolder(string folder, List<InputFile> files, List<string> skipped)
    {
        // Folders inside are read as well: an export is often parted by year or clinic. Hidden files and folders are left alone.
        AddFound(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal).Select(path => new InputFile(path, path, folder)).ToList(), files, skipped);
    }

    // Text beside NDJSON is what somebody wrote about an export, and no patient of it.
    private static void AddFound(List<InputFile> found, List<InputFile> files, List<string> skipped)
    {
        var exports = found.Where(file => DocumentKinds.IsNamedLines(file.Name)).Select(file => file.Export).ToHashSet(StringComparer.Ordinal);
        foreach (var file in found)
        {
            var extension = DocumentKinds.ExtensionOf(file.Name);
            if (file.Folder is not null && !Extensions.Contains(extension)) skipped.Add(file.Name);
            else if (extension == Text && exports.Contains(file.Export)) skipped.Add($"{file.Name} (text beside NDJSON)");
            else files.Add(file);
        }
    }

    private static bool IsPattern(string argument) => argument.AsSpan().ContainsAny('*', '?');

    private static void AddMatches(string pattern, List<InputFile> files, List<string> skipped)
    {
        var parts = pattern.Split('/');
        var fixedParts = parts.TakeWhile(part => !IsPattern(part)).Count();
        var root = string.Join('/', parts[..fixedParts]);
        if (root.Length == 0) root = pattern.StartsWith('/') ? "/" : ".";
        if (!Directory.Exists(root)) return;
        var matches = new List<string>();
        Collect(root, parts.AsSpan(fixedParts), matches);
        AddFound(matches.Distinct().Order(StringComparer.Ordinal).Select(path => new InputFile(NameOf(path), path)).ToList(), files, skipped);

        string NameOf(string path) => path.StartsWith("./", StringComparison.Ordinal) && !pattern.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    private static void Collect(string folder, ReadOnlySpan<string> parts, List<string> matches)
    {
        var part = parts[0];
        if (part == "**")
        {
            if (parts.Length > 1) Collect(folder, parts[1..], matches);
            foreach (var child in Directory.EnumerateDirectories(folder)) Collect(child, parts.Length > 1 ? parts : ["**", "*"], matches);
            if (parts.Length == 1) Collect(folder, ["*"], matches);
            return;
        }
        var isLast = parts.Length == 1;
        foreach (var path in isLast ? Directory.EnumerateFiles(folder) : Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith('.') || !FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false)) continue;
            if (isLast) matches.Add(path);
            else Collect(path, parts[1..], matches);
        }
    }
}
