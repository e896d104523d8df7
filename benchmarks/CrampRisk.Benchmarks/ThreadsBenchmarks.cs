using BenchmarkDotNet.Attributes;

namespace CrampRisk.Benchmarks;

/// <summary>One shared screener on one and on two threads: 20,000 patients each time. Half the time is twice the speed.</summary>
[MemoryDiagnoser]
public class ThreadsBenchmarks
{
    private const int Patients = 20_000;
    private static readonly DateOnly AsOf = new(2026, 11, 24);
    private readonly CrampRiskScreener _screener = CrampRiskScreener.CreateDefault();
    private Patient[] _patients = [];

    [GlobalSetup]
    public void Prepare() => _patients = SyntheticPatients.Make(1024, 0.05);

    [Benchmark(Baseline = true)]
    public void OneThread() => Run(0, Patients);

    [Benchmark]
    public void TwoThreads()
    {
        var second = new Thread(() => Run(Patients / 2, Patients));
        second.Start();
        Run(0, Patients / 2);
        second.Join();
    }

    private void Run(int from, int to)
    {
        for (var i = from; i < to; i++) _screener.Screen(_patients[i & 1023], AsOf);
    }
}
