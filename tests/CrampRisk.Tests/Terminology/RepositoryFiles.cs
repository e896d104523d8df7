namespace CrampRisk.Tests.Terminology;

/// <summary>Where the repository and the shared test data are.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string TerminologyFolder => Path.Combine(Root, "src", "CrampRisk", "Knowledge", "Packs", "core", "terminology");

    /// <summary>The rows of a readable table without its header, split into cells.</summary>
    public static IEnumerable<string[]> Rows(string name) =>
        File.ReadLines(Path.Combine(TerminologyFolder, name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    /// <summary>A file of the shared test data; null where it is not there.</summary>
    public static string? SharedTestData(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable("CRAMPRISK_TESTDATA") ?? Path.Combine(Root, "..", "shared", "testdata");
        var file = Path.Combine([folder, .. path]);
        return File.Exists(file) ? file : null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CrampRisk.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("CrampRisk.sln was not found above the test's folder.");
    }
}
