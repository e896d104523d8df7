using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Conventions;

/// <summary>The figures in the documents are those that were measured last.</summary>
public sealed class FiguresTests
{
    [Test]
    public void The_tables_of_the_documents_are_copies_of_the_results([Values("README.md", "benchmarks/README.md")] string document, [Values("ratios", "start-up")] string table)
    {
        var measured = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "benchmarks/results"), $"{table}.md", SearchOption.AllDirectories).Select(file => File.ReadAllText(file).Trim());

        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, document));

        text.Should().Contain($"<!-- {table} -->");
        measured.Should().Contain(text.Split($"<!-- {table} -->")[1].TrimStart().Split("\n\n")[0].Trim());
    }
}
