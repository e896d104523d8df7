using CrampRisk.Terminology;
using CrampRisk.Terminology.Compilation;

namespace CrampRisk.Tests.Terminology;

public sealed class TerminologyCompilerTests
{
    private const int MegaByte = 1024 * 1024;

    [Test]
    public void The_table_inside_the_library_is_what_the_committed_sources_give()
    {
        var compiled = TerminologyCompiler.Compile(RepositoryFiles.TerminologyFolder);

        using var embedded = typeof(TerminologyTable).Assembly.GetManifestResourceStream(TerminologyTable.ResourceName)!;
        var bytes = new byte[embedded.Length];
        embedded.ReadExactly(bytes);
        compiled.AsSpan().SequenceEqual(bytes).Should().BeTrue();
    }

    [Test]
    public void The_table_stays_within_its_size()
    {
        using var embedded = typeof(TerminologyTable).Assembly.GetManifestResourceStream(TerminologyTable.ResourceName)!;
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true)) embedded.CopyTo(deflate);

        TestContext.Out.WriteLine($"terminology: {embedded.Length:N0} bytes, {packed.Length:N0} compressed");
        embedded.Length.Should().BeLessThan(12 * MegaByte);
        packed.Length.Should().BeLessThan(6 * MegaByte);
    }

    [Test]
    public void All_problems_are_listed_at_once_with_file_and_line()
    {
        using var folder = new BrokenFolder();
        folder.Append("products.tsv", "999999901\tSCD\t123456789\tOral Tablet\toral\tactive\t\t\town");
        folder.Append("conditions.tsv", "condition:cirrhosis\tinclude\ticd10cm\tK?\tprefix\tnonsense\tchronic\t\town");
        folder.Append("ndc.tsv", "12345\t01\t7258\t\toral\t\t\town");
        folder.Append("retired.tsv", "999999902\t999999903\t7258\tx\ty\town");

        var problems = new CompileProblems();
        TerminologyCompiler.Compile(folder.Path, problems);

        problems.All.Should().HaveCount(4);
        problems.All.Should().Contain(problem => problem.StartsWith("products.tsv:", StringComparison.Ordinal) && problem.Contains("123456789", StringComparison.Ordinal));
        problems.All.Should().Contain(problem => problem.StartsWith("conditions.tsv:", StringComparison.Ordinal) && problem.Contains("K?", StringComparison.Ordinal));
        problems.All.Should().Contain(problem => problem.StartsWith("ndc.tsv:", StringComparison.Ordinal) && problem.Contains("12345", StringComparison.Ordinal));
        problems.All.Should().Contain(problem => problem.StartsWith("retired.tsv:", StringComparison.Ordinal) && problem.Contains("999999903", StringComparison.Ordinal));
    }

    [Test]
    public void Bytes_that_are_no_table_are_refused()
    {
        var open = () => new TerminologyTable(ResourceBytes.From(new byte[1000]));

        open.Should().Throw<InvalidDataException>().WithMessage("*no terminology table*");
    }

    /// <summary>A copy of the committed tables to spoil.</summary>
    private sealed class BrokenFolder : IDisposable
    {
        public BrokenFolder()
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryFiles.TerminologyFolder, "*.tsv")) File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        }

        public string Path { get; } = Directory.CreateTempSubdirectory("cramprisk-pack-").FullName;

        public void Append(string file, string line) => File.AppendAllText(System.IO.Path.Combine(Path, file), line + "\n");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
