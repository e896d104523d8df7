using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Real medication lines, labelled by hand: a covered drug, another drug, several, misspelt, or none.</summary>
public sealed class LabelledTextTests
{
    private static readonly string[] Covered = ["drug:naproxen", "drug:raloxifene", "drug:conjugated-estrogens", "drug:iron-sucrose", "drug:teriparatide"];
    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    private sealed record Line(string Id, string Label, Resolution Resolution)
    {
        public string[] CoveredFound => [.. Resolution.Concepts.Select(match => match.Concept.Name).Where(Covered.Contains)];

        public bool IsRecognised => Resolution.Kind == ResolutionKind.Recognised;
    }

    [Test]
    public void Every_line_that_names_a_covered_drug_is_found_and_no_other_line_is()
    {
        var lines = Lines();

        var wrong = lines.Where(line => !line.CoveredFound.SequenceEqual(line.Label.StartsWith("drug:", StringComparison.Ordinal) ? [line.Label] : [])).Select(line => line.Id);

        wrong.Should().BeEmpty();
    }

    [Test]
    public void No_line_without_a_drug_is_recognised()
    {
        var wrong = Lines().Where(line => line.Label == "none" && line.IsRecognised).Select(line => line.Id);

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Several_drugs_in_one_line_and_misspellings_are_never_picked()
    {
        var wrong = Lines().Where(line => line.Label is "several" or "misspelt" && line.IsRecognised).Select(line => line.Id);

        wrong.Should().BeEmpty();
    }

    [Test]
    public void Nearly_every_other_drug_is_recognised()
    {
        var others = Lines().Where(line => line.Label == "other").ToList();

        var missed = others.Where(line => !line.IsRecognised).Select(line => line.Id).ToList();

        TestContext.Out.WriteLine($"other drugs recognised: {others.Count - missed.Count} of {others.Count}; missed: {string.Join(", ", missed)}");
        ((others.Count - missed.Count) / (double)others.Count).Should().BeGreaterThan(0.96);
    }

    private static List<Line> Lines()
    {
        var file = RepositoryFiles.SharedTestData("text", "medication-lines.tsv");
        if (file is null) Assert.Ignore("text/medication-lines.tsv is not there: set CRAMPRISK_TESTDATA.");
        var texts = File.ReadLines(file!).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);
        return File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests", "CrampRisk.Tests", "Terminology", "text-labels.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new Line(cells[0], cells[1], Resolver.Resolve(Medication.FromText(texts[cells[0]])))).ToList();
    }
}
