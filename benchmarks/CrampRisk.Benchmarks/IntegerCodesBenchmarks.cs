using BenchmarkDotNet.Attributes;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>Integer codes in a flat array, evidence included: against a bare loop over a table and masks.</summary>
[MemoryDiagnoser]
public class IntegerCodesBenchmarks
{
    private const int PerPatient = 15;
    private const int Patients = 16384;
    private readonly CodeScreener _screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = Profile.Extended }).Codes;
    private readonly FlagHit[] _hits = new FlagHit[64];
    private readonly CodeFact[] _facts = new CodeFact[Patients * PerPatient];
    private readonly uint[] _numbers = new uint[Patients * PerPatient];
    private readonly ulong[] _masksOfMeaning = new ulong[65536];
    private readonly int[][] _evidenceOfRule = new int[64][];
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(20261124);
        var codes = Codes.Listed.Where(code => code.System == CodeSystem.RxNorm).Select(code => uint.Parse(code.Text, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        uint[] covered = [198014, 849574, 72143, 197660, 1741270, 1435115];
        for (var i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] = random.NextDouble() < 0.05 ? covered[random.Next(covered.Length)] : codes[random.Next(codes.Length)];
            _facts[i] = CodeFact.FromRxNorm(_numbers[i]);
        }
        var table = TerminologyTable.Default;
        var pack = KnowledgePack.BuiltIn;
        var index = new RuleIndex(pack, Profile.Extended);
        var places = pack.Rows.Where(row => row.Kind != RuleKind.Interaction && row.IsIn(Profile.Extended)).Select((row, i) => (row, i)).ToDictionary(pair => pair.row, pair => pair.i);
        foreach (var (row, i) in places) _evidenceOfRule[i] = row.Evidence;
        for (var meaning = 0; meaning < table.MeaningCount; meaning++)
        {
            var set = table.SetMembers(table.Meaning(meaning).Set);
            for (var i = 0; i < set.Length; i++)
                foreach (var side in index.RulesOf(set[i]))
                    if (places.TryGetValue(side.Row, out var place)) _masksOfMeaning[meaning] |= 1ul << place;
        }
    }

    [Benchmark(Baseline = true)]
    public int BareLoopOverTableAndMasks()
    {
        var table = TerminologyTable.Default;
        var fired = 0ul;
        foreach (var code in _numbers.AsSpan(Next(), PerPatient))
        {
            var meaning = table.RxCuis.Find(code);
            if (meaning >= 0) fired |= _masksOfMeaning[meaning];
        }
        var evidence = 0;
        for (; fired != 0; fired &= fired - 1) evidence += _evidenceOfRule[System.Numerics.BitOperations.TrailingZeroCount(fired)].Length;
        return evidence;
    }

    [Benchmark]
    public int CodeScreener()
    {
        var count = _screener.Screen(_facts.AsSpan(Next(), PerPatient), _hits);
        var evidence = 0;
        foreach (var hit in _hits.AsSpan(0, count)) evidence += _screener.EvidenceOf(hit).Length;
        return evidence;
    }

    private int Next() => (_next++ & (Patients - 1)) * PerPatient;
}
