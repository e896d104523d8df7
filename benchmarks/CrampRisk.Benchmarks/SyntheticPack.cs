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

    /// <summary>Makes a pack; beyond the first ten rules it speaks of none of the concepts that are carried.</summary>
    public static KnowledgePack Make(int rules, IEnumerable<string> carriedRxNormCodes)
    {
        var table = TerminologyTable.Default;
        var carried = new HashSet<int>();
        foreach (var code in carriedRxNormCodes)
        {
            if (!CodeFact.TryRead(CodeSystem.RxNorm, code, out var fact) || table.RxCuis.Find((uint)fact.Code) is not (>= 0 and var meaning)) continue;
            var members = table.SetMembers(table.Meaning(meaning).Set);
            for (var i = 0; i < members.Length; i++) carried.Add(members[i]);
        }
        var others = Enumerable.Range(0, table.ConceptCount).Where(concept => !carried.Contains(concept)).Select(table.ConceptAt).Select(concept => concept.Name)
            .Where(name => name.StartsWith("drug:", StringComparison.Ordinal) && !Core.Contains(name)).Reverse().ToArray();
        var names = Core.Concat(Enumerable.Range(0, Math.Max(0, rules - Core.Length)).Select(i => others[i % others.Length])).Take(rules).ToArray();
        var builtIn = KnowledgePack.BuiltIn;
        var template = builtIn.RuleAt(0) with { Criteria = RuleCriteria.None, Evidence = [], Frequency = null, Mechanism = null };
        var records = names.Select((name, i) => new PackRecord<Rule>(template with { Id = $"rule-{i:00000}", Concepts = [name] }, $"rule-{i:00000}", "", [], true, true)).ToImmutableArray();
        var document = new PackDocument(builtIn.Info, Encoding.UTF8.GetBytes(InfoJson(builtIn.Info)), [], [], records, []);
        return new KnowledgePack(ResourceBytes.From(KnowledgeCompiler.CompileUnchecked(document, table)), table);
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
