using CrampRisk.Terminology;

namespace CrampRisk.Tests.Terminology;

/// <summary>Lines of our own in the manner of hospital lists, discharge notes, sigs and problem lists, labelled by hand before they were read.</summary>
/// <remarks>
/// Labels: the covered concept in force; <c>possible</c>, <c>not</c> (denied, stopped, past, planned, allergy) behind it; <c>other</c> (recognised, not covered); <c>unclear</c> (several, misspelt, no name); <c>none</c> (no covered condition in force).
/// </remarks>
public sealed class OwnLinesTests
{
    private static readonly string[] Covered =
    [
        "drug:naproxen", "drug:raloxifene", "drug:conjugated-estrogens", "drug:iron-sucrose", "drug:teriparatide",
        "condition:cirrhosis", "condition:hemodialysis", "condition:vascular-disease", "condition:pregnancy", "condition:lumbar-spinal-stenosis",
    ];

    private static readonly Resolver Resolver = new(TerminologyTable.Default);

    private sealed record Line(string Id, bool IsMedication, string Text, string Label, string Found)
    {
        public string Concept => ConceptOf(Label);

        public string FoundConcept => ConceptOf(Found);

        public override string ToString() => $"{Id} \"{Text}\": {Label}, read as {Found}";

        private static string ConceptOf(string label) => label.Contains(':', StringComparison.Ordinal) ? label.Split(' ')[0] : "";
    }

    [Test]
    public void No_line_is_read_as_a_covered_drug_that_it_does_not_name()
    {
        Lines().Where(line => line.IsMedication && line.FoundConcept.Length > 0 && line.FoundConcept != line.Concept).Should().BeEmpty();
    }

    [Test]
    public void No_drug_in_use_and_no_condition_that_holds_is_hidden()
    {
        Lines().Where(line => line.Concept.Length > 0 && !line.Label.EndsWith(" not", StringComparison.Ordinal) && (line.FoundConcept != line.Concept || line.Found.EndsWith(" not", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Test]
    public void Precision_and_recall_are_measured()
    {
        foreach (var list in Lines().GroupBy(line => line.IsMedication))
        {
            var found = list.Where(line => line.FoundConcept.Length > 0).ToList();
            var named = list.Where(line => line.Concept.Length > 0).ToList();
            var right = found.Count(line => line.FoundConcept == line.Concept);
            var exact = list.Count(line => line.Found == line.Label);
            TestContext.Out.WriteLine($"{(list.Key ? "medications" : "conditions")}: {list.Count()} lines, covered named {named.Count}, found {found.Count}, right {right}: precision {100.0 * right / found.Count:0.0} %, recall {100.0 * right / named.Count:0.0} %; label exact {exact}");
            foreach (var line in list.Where(line => line.Found != line.Label)) TestContext.Out.WriteLine($"  {line}");
            (right / (double)named.Count).Should().BeGreaterThanOrEqualTo(0.99);
            (exact / (double)list.Count()).Should().BeGreaterThanOrEqualTo(0.97);
        }
    }

    private static List<Line> Lines() => File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests", "CrampRisk.Tests", "Terminology", "own-lines.tsv")).Skip(1).Select(line => line.Split('\t'))
        .Select(cells => new Line(cells[0], cells[1] == "medication", cells[2], cells[3], cells[1] == "medication" ? Read(Medication.FromText(cells[2])) : Read(Condition.FromText(cells[2]), cells[3]))).ToList();

    private static string Read(Medication medication)
    {
        var resolution = Resolver.Resolve(medication, withParts: false);
        if (resolution.Kind != ResolutionKind.Recognised) return "unclear";
        var concept = resolution.Concepts.Select(match => match.Concept.Name).FirstOrDefault(Covered.Contains);
        return concept is null ? "other" : resolution.Context == TextContext.None ? concept : $"{concept} not";
    }

    private static string Read(Condition condition, string label)
    {
        var resolution = Resolver.Resolve(condition, withParts: false);
        var matches = resolution.Concepts.Where(match => Covered.Contains(match.Concept.Name) && (match.Role is ConceptRole.Include or ConceptRole.Possible)).OrderBy(match => match.Role).ToList();
        if (matches.Count == 0) return "none";
        var name = matches[0].Concept.Name;
        // A past or denied condition is none in force, whether or not the table of names knows the denial.
        if (resolution.Context != TextContext.None) return label == "none" ? label : $"{name} not";
        return resolution.OnlyPossible || matches[0].Role == ConceptRole.Possible ? $"{name} possible" : name;
    }
}
