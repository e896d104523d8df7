using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>One patient, string codes: against a frozen dictionary with rule bitsets and a list of flag objects, and against naive LINQ over rules.</summary>
[MemoryDiagnoser]
public class HotPathBenchmarks
{
    private readonly CodeScreener _screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = Profile.Extended }).Codes;
    private readonly FlagHit[] _hits = new FlagHit[64];
    private string[][] _patients = [];
    private FrozenDictionary<string, ulong> _masks = FrozenDictionary<string, ulong>.Empty;
    private (string Rule, HashSet<string> Codes)[] _rules = [];
    private int _next;

    /// <summary>Patients in turn: 65,536 fall out of the caches, 64 stay in them.</summary>
    [Params(65536, 64)]
    public int Patients { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _patients = SyntheticPatients.MakeCodes(Patients, coveredShare: 0.05);
        var alternative = new Alternative();
        _masks = alternative.Masks;
        _rules = alternative.Rules;
    }

    [Benchmark]
    public int CodeScreener()
    {
        var codes = Next();
        Span<CodeFact> facts = stackalloc CodeFact[15];
        for (var i = 0; i < codes.Length; i++) CodeFact.TryRead(SyntheticPatients.SystemOf(i), codes[i], out facts[i]);
        return _screener.Screen(facts, _hits);
    }

    [Benchmark(Baseline = true)]
    public int FrozenDictionaryAndBitset()
    {
        var fired = 0ul;
        foreach (var code in Next())
            if (_masks.TryGetValue(code, out var mask)) fired |= mask;
        var flags = new List<Flag>();
        for (; fired != 0; fired &= fired - 1) flags.Add(new Flag(_rules[System.Numerics.BitOperations.TrailingZeroCount(fired)].Rule));
        return flags.Count;
    }

    [Benchmark]
    public int NaiveLinqOverRules()
    {
        var codes = Next();
        return _rules.Where(rule => codes.Any(rule.Codes.Contains)).Select(rule => new Flag(rule.Rule)).ToList().Count;
    }

    private string[] Next() => _patients[_next++ & (Patients - 1)];

    private sealed record Flag(string Rule);

    /// <summary>What somebody would write without this library: all codes of all rules in one dictionary.</summary>
    private sealed class Alternative
    {
        public Alternative()
        {
            var pack = KnowledgePack.BuiltIn;
            var table = TerminologyTable.Default;
            var index = new RuleIndex(pack, Profile.Extended);
            var masks = new Dictionary<string, ulong>(StringComparer.Ordinal);
            var rules = new List<(string, HashSet<string>)>();
            foreach (var row in pack.Rows.Where(row => row.Kind != RuleKind.Interaction).Take(50)) rules.Add((pack.RuleAt(row.Index).Id, new HashSet<string>(StringComparer.Ordinal)));
            foreach (var code in Codes.Listed)
            {
                masks[code.Text] = 0;
                var set = table.SetMembers(table.Meaning(code.Find(table)).Set);
                for (var i = 0; i < set.Length; i++)
                    foreach (var side in index.RulesOf(set[i]))
                    {
                        var place = rules.FindIndex(rule => rule.Item1 == pack.RuleAt(side.Row.Index).Id);
                        if (place < 0) continue;
                        masks[code.Text] |= 1ul << place;
                        rules[place].Item2.Add(code.Text);
                    }
            }
            (Masks, Rules) = (masks.ToFrozenDictionary(StringComparer.Ordinal), [.. rules]);
        }

        public FrozenDictionary<string, ulong> Masks { get; }

        public (string Rule, HashSet<string> Codes)[] Rules { get; }
    }
}
