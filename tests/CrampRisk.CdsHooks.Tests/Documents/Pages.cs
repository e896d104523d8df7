using System.Text.RegularExpressions;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The pages of the repository, for tests that hold them to what the service does.</summary>
internal static class Pages
{
    public static string Read(string name) => Source($"docs/{name}");

    public static string Source(string path) => File.ReadAllText(Path.Combine(Root(), path));

    /// <summary>The block of code behind a mark.</summary>
    public static string Block(string page, string mark) =>
        Regex.Match(page, $"<!-- {mark} -->\n```[a-z]*\n(.*?)```", RegexOptions.Singleline) is { Success: true } match ? match.Groups[1].Value : throw new InvalidDataException($"The page has no block {mark}.");

    /// <summary>The rows of the table whose first column is headed so: name in the first cell, default in the second.</summary>
    public static Dictionary<string, string> Options(string page, string heading)
    {
        var rows = page.Split('\n').SkipWhile(line => !line.StartsWith($"| `{heading}` |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        return rows.Select(row => row.Split('|')).ToDictionary(cells => cells[1].Trim(' ', '`'), cells => cells[2].Trim());
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrampRisk.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The repository's root was not found.");
    }
}
