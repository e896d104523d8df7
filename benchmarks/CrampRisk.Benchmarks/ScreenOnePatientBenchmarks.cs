using BenchmarkDotNet.Attributes;

namespace CrampRisk.Benchmarks;

/// <summary>What does a full report cost for ten medications and five conditions, against the path that allocates nothing?</summary>
[MemoryDiagnoser]
public class ScreenOnePatientBenchmarks
{
    private static readonly DateOnly AsOf = new(2026, 11, 24);
    private readonly CrampRiskScreener _screener = CrampRiskScreener.CreateDefault();
    private readonly FlagHit[] _hits = new FlagHit[64];
    private readonly CodeFact[] _facts = new CodeFact[15];
    private Patient _patient = new();
    private string[] _codes = [];

    /// <summary>How many of the entries a rule speaks of.</summary>
    [Params(0, 2)]
    public int Flags { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _codes = ["29046", "83367", "6809", "17767", "36567", "7646", "10582", "161", "5640", "1191", "I10", "E78.5", "J45.909", "F32.A", "K21.9"];
        if (Flags == 2) (_codes[8], _codes[9]) = ("198014", "72143");
        _patient = new Patient { Medications = [.. _codes[..10].Select(code => Medication.FromRxNorm(code))], Conditions = [.. _codes[10..].Select(Condition.FromIcd10Cm)] };
    }

    [Benchmark(Baseline = true)]
    public int HotPath()
    {
        for (var i = 0; i < _codes.Length; i++) CodeFact.TryRead(SyntheticPatients.SystemOf(i), _codes[i], out _facts[i]);
        return _screener.Codes.Screen(_facts, _hits);
    }

    [Benchmark]
    public ScreeningReport Screen() => _screener.Screen(_patient, AsOf);

    [Benchmark]
    public int ScreenAndWriteJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(65536);
        ReportJson.Write(Screen(), buffer, indented: false);
        return buffer.WrittenCount;
    }
}
