using BenchmarkDotNet.Attributes;

namespace CrampRisk.Benchmarks;

/// <summary>What does a full report cost for ten medications and five conditions?</summary>
[MemoryDiagnoser]
public class ScreenOnePatientBenchmarks
{
    private static readonly DateOnly AsOf = new(2026, 11, 24);
    private readonly CrampRiskScreener _screener = CrampRiskScreener.CreateDefault();
    private Patient[] _patients = [];
    private int _next;

    /// <summary>The share of entries that a rule speaks of.</summary>
    [Params(0.0, 0.05)]
    public double CoveredShare { get; set; }

    [GlobalSetup]
    public void Prepare() => _patients = SyntheticPatients.Make(1024, CoveredShare);

    [Benchmark(Baseline = true)]
    public ScreeningReport Screen() => _screener.Screen(_patients[_next++ & 1023], AsOf);

    [Benchmark]
    public int ScreenAndWriteJson()
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(16384);
        ReportJson.Write(Screen(), buffer, indented: false);
        return buffer.WrittenCount;
    }
}
