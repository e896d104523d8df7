using BenchmarkDotNet.Attributes;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>Does the cost of a patient grow with the number of rules in the pack? Synthetic packs, one rule a concept, then several.</summary>
[MemoryDiagnoser]
public class RuleCountBenchmarks
{
    private readonly FlagHit[] _hits = new FlagHit[256];
    private readonly CodeFact[] _facts = new CodeFact[15 * 1024];
    private CodeScreener _screener = CrampRiskScreener.CreateDefault().Codes;
    private int _next;

    [Params(10, 100, 1000, 10000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        // The patients carry the ten concepts of the smallest pack as often in every pack, and none of the others: all else is what grows.
        var patients = SyntheticPatients.MakeCodes(1024, 0.05);
        _screener = new CrampRiskScreener(SyntheticPack.Make(Rules, patients.SelectMany(codes => codes[..10])), new CrampRiskOptions { Profile = Profile.Extended }).Codes;
        for (var i = 0; i < _facts.Length; i++) CodeFact.TryRead(SyntheticPatients.SystemOf(i % 15), patients[i / 15][i % 15], out _facts[i]);
        if (!Enumerable.Range(0, 1024).Any(_ => Screen() > 0)) throw new InvalidOperationException("No rule of the synthetic pack fires: nothing would be measured.");
    }

    [Benchmark]
    public int Screen() => _screener.Screen(_facts.AsSpan((_next++ & 1023) * 15, 15), _hits);
}
