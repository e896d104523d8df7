using System.Diagnostics;
using System.Globalization;

namespace CrampRisk.Benchmarks.Gate;

/// <summary>Measures each ratio as the median of short interleaved runs: whatever else the machine does, it does to both sides.</summary>
internal static class RatioGate
{
    private const int Rounds = 41;
    private static readonly TimeSpan Warmth = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(3);

    /// <summary>Measures the rows whose names hold a word, prints each, and says how many fail.</summary>
    public static int Run(string word)
    {
        var failed = 0;
        foreach (var row in GateRows.All.Where(row => row.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            var (run, runOther) = row.Prepare();
            var (ours, other, ratio) = Measure(row, run, runOther);
            var allocated = row.AllocatesNothing ? Allocated(run) : 0;
            var passes = row.Meets(ratio, row.Limit) && allocated == 0;
            if (!passes) failed++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(passes ? "ok    " : "FAILED")} {row.Name,-48} {ratio,8:0.00}x  {(row.HasGoal ? "goal " : "")}{row.GoalFor(ratio)}, fails at {row.Limit}; {ours:0} ns by {other:0} ns{(allocated == 0 ? "" : $"; {allocated} bytes allocated")}"));
        }
        Console.WriteLine($"{failed} failed");
        return failed == 0 ? 0 : 1;
    }

    /// <summary>Measures all rows and prints them as a Markdown table: the figures of the README.</summary>
    public static int Tabulate()
    {
        Console.WriteLine("| what | measured | goal |");
        Console.WriteLine("|---|---:|---:|");
        foreach (var row in GateRows.All)
        {
            var (run, runOther) = row.Prepare();
            var ratio = Measure(row, run, runOther).Ratio;
            var format = ratio >= 10 ? "0" : ratio >= 3 ? "0.0" : "0.00";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {ratio.ToString(format, CultureInfo.InvariantCulture)}× | {row.GoalFor(ratio)} |"));
        }
        return 0;
    }

    private static (double Ours, double Other, double Ratio) Measure(GateRow row, Action run, Action runOther)
    {
        var (oursCalls, otherCalls) = (CallsFor(run), CallsFor(runOther));
        var ratios = new double[Rounds];
        var (ours, other) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            ours[round] = Time(run, oursCalls);
            other[round] = Time(runOther, otherCalls);
            ratios[round] = row.IsCost ? ours[round] / other[round] : other[round] / ours[round];
        }
        return (Median(ours), Median(other), Median(ratios));
    }

    // Runs until the compiler has done its best, then says how many calls fill a slice: the least of three times, since one may be interrupted.
    private static int CallsFor(Action run)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Warmth) Time(run, 16);
        var calls = 1;
        while (calls * Enumerable.Range(0, 3).Min(_ => Time(run, calls)) < Slice.TotalNanoseconds) calls *= 2;
        return calls;
    }

    private static double Time(Action run, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++) run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / calls;
    }

    // The least of a few: the runtime may allocate something of its own meanwhile.
    private static long Allocated(Action run) => Enumerable.Range(0, 5).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
