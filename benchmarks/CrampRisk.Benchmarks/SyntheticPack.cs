using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>A pack of any number of rules over real concepts: the ten of the core first, then concepts that patients rarely carry.</summary>
internal static class SyntheticPack
{
    private static readonly string[] Core =
    [
        "drug:iron-sucrose", "drug:conjugated-estrogens", "drug:raloxifene", "drug:naproxen", "drug:teriparatide",
        "condition:vascular-disease", "condition:lumbar-spinal-stenosis", "condition:cirrhosis", "condition:hemodialysis", "condition:pregnancy",
    ];

    public static KnowledgePack Make(int rules)
    {
        var table = TerminologyTable.Default;
        var others = Enumerable.Range(0, table.ConceptCount).Select(table.ConceptAt).Select(concept => concept.Name)
            .Where(name => name.StartsWith("drug:", StringComparison.Ordinal) && !Core.Contains(name)).Reverse().ToArray();
        var names = Core.Concat(Enumerable.Range(0, Math.Max(0, rules - Core.Length)).Select(i => others[i % others.Length])).Take(rules).ToArray();
        var builtIn = KnowledgePack.BuiltIn;
        var template = builtIn.RuleAt(0) with { Criteria = RuleCriteria.None, Evidence = [], Frequency = null, Mechanism = null };
        var records = names.Select((name, i) => new PackRecord<Rule>(template with { Id = $"rule-{i:00000}", Concepts = [name] }, $"rule-{i:00000}", "", [], true, true)).ToImmutableArray();
        var document = new PackDocument(builtIn.Info, Encoding.UTF8.GetBytes(InfoJson(builtIn.Info)), [], [], records, []);
        return new KnowledgePack(KnowledgeCompiler.CompileUnchecked(document, table), table);
    }

    private static string InfoJson(PackInfo info) => JsonSerializer.Serialize(new
    {
        schema = "cramprisk-pack/1",
        name = info.Name,
        version = info.Version,
        lastUpdated = "2026-11-25",
        review = new { status = "submitted" },
        licence = info.Licence,
        floor = Array.Empty<string>(),
        notices = new[] { new { id = "n", when = "always", clinician = "c", patient = "p" } },
        terminology = new { RxNorm = "2026-06" },
    });
}
