using System.Collections.Immutable;
using System.Globalization;
using CrampRisk.Terminology;
using CrampRisk.Terminology.Compilation;

namespace CrampRisk.Knowledge;

/// <summary>Reads <c>drug-classes.tsv</c>: class, member by RxCUI.</summary>
internal static class DrugClassReader
{
    public static ImmutableArray<DrugClass> Read(string folder, TerminologyTable terminology, List<Problem> problems)
    {
        var found = new CompileProblems();
        var file = TsvFile.Read(folder, "drug-classes.tsv", found, "class", "rxcui");
        var members = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var meaning = uint.TryParse(file.Rows[i][1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? terminology.RxCuis.Find(code) : -1;
            if (meaning < 0)
            {
                problems.Add(new Problem("CR341", $"terminology/drug-classes.tsv:line {TsvFile.Line(i)}", "the member is not on the list of ingredients", "Correct its RxCUI"));
                continue;
            }
            if (!members.TryGetValue(file.Rows[i][0], out var names)) members[file.Rows[i][0]] = names = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var match in terminology.Matches(terminology.Meaning(meaning).Set)) names.Add(match.Concept.Name);
        }
        if (found.Count > 0) problems.Add(new Problem("CR300", "terminology/drug-classes.tsv", "the file is missing or has other columns", "Restore it"));
        return [.. members.Select(pair => new DrugClass(pair.Key, [.. pair.Value]))];
    }
}
