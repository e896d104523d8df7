using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>One patient, string codes: against a frozen dictionary with rule bitsets and a list of flag objects, and against naive LINQ over rules.</summary>
[MemoryDiagnoser]
public class HotPathBenchmarks
{
    private const int PerPatient = 15;
    private readonly CodeScreener _screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = Profile.Extended }).Codes;
    private readonly FlagHit[] _hits = new FlagHit[64];
    private CodeStream _codes = new([]);
    private FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _masks;
    private (string Rule, HashSet<string> Codes)[] _rules = [];
    private int _next;

    /// <summary>Patients in turn: 65,536 fall out of the caches, 64 stay in them.</summary>
    [Params(65536, 64)]
    public int Patients { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _codes = SyntheticPatients.MakeStream(Patients, coveredShare: 0.05);
        var alternative = new Alternative();
        _masks = alternative.Masks.GetAlternateLookup<ReadOnlySpan<char>>();
        _rules = alternative.Rules;
    }

    [Benchmark]
    public int CodeScreener()
    {
        var from = Next();
        Span<CodeFact> facts = stackalloc CodeFact[PerPatient];
        for (var i = 0; i < PerPatient; i++) CodeFact.TryRead(_codes.SystemOf(from + i), _codes.Utf16(from + i), out facts[i]);
        return _screener.Screen(facts, _hits);
    }

    [Benchmark(Baseline = true)]
    public int FrozenDictionaryAndBitset()
    {
        var from = Next();
        var fired = 0ul;
        for (var i = 0; i < PerPatient; i++)
            if (_masks.TryGetValue(_codes.Utf16(from + i), out var mask)) fired |= mask;
        var flags = new List<Flag>();
        for (; fired != 0; fired &= fired - 1) flags.Add(new Flag(_rules[System.Numerics.BitOperations.TrailingZeroCount(fired)].Rule));
        return flags.Count;
    }

    [Benchmark]
    public int NaiveLinqOverRules()
    {
        var from = Next();
        var codes = Enumerable.Range(from, PerPatient).Select(i => _codes.Utf16(i).ToString()).ToList();
        return _rules.Where(rule => codes.Any(rule.Codes.Contains)).Select(rule => new Flag(rule.Rule)).ToList().Count;
    }

    private int Next() => (_next++ & (Patients - 1)) * PerPatient;

    private sealed record Flag(string Rule);

    /// <summary>What somebody would write without this library: all codes of all rules in one dictionary.</summary>
    private sealed class Alternative
    {
        // Whole codes only: the alternative has no notion of a prefix.
        private static readonly (string Code, string Rule)[] ConditionCodes =
            [("K74.60", "cirrhosis"), ("I73.9", "vascular-disease"), ("M48.061", "lumbar-spinal-stenosis"), ("Z99.2", "hemodialysis")];

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
                CodeFact.TryRead(code.System, code.Text, out var fact);
                var set = table.SetMembers(table.Meaning(Codes.Find(table, fact)).Set);
                for (var i = 0; i < set.Length; i++)
                    foreach (var side in index.RulesOf(set[i]))
                    {
                        var place = rules.FindIndex(rule => rule.Item1 == pack.RuleAt(side.Row.Index).Id);
                        if (place < 0) continue;
                        masks[code.Text] |= 1ul << place;
                        rules[place].Item2.Add(code.Text);
                    }
            }
            foreach (var (code, rule) in ConditionCodes)
            {
                var place = rules.FindIndex(item => item.Item1 == rule);
                masks[code] = 1ul << place;
                rules[place].Item2.Add(code);
            }
            (Masks, Rules) = (masks.ToFrozenDictionary(StringComparer.Ordinal), [.. rules]);
        }

        public FrozenDictionary<string, ulong> Masks { get; }

        public (string Rule, HashSet<string> Codes)[] Rules { get; }
    }
}
