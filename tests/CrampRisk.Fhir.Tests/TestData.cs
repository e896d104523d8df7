using System.IO.Compression;

namespace CrampRisk.Fhir.Tests;

/// <summary>The real inputs that lie outside the repository: CRAMPRISK_TESTDATA, else shared/testdata beside the clone.</summary>
internal static class TestData
{
    public static string? Folder { get; } = Find();

    public static byte[] Unzipped(string path)
    {
        using var zipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CRAMPRISK_TESTDATA") is { Length: > 0 } given) return Directory.Exists(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "testdata") is var path && Directory.Exists(path))
                return path;
        return null;
    }
}
