using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrampRisk.Load;

/// <summary>The service under load, and endpoints that only read the same bodies, or walk their JSON, under the same load.</summary>
internal static class LoadTest
{
    private const int Patients = 2000;
    private const int FeedbackInHundred = 10;
    private const int WarmUpSeconds = 10;

    public static async Task<int> RunAsync(Payloads payloads, TimeSpan length, int clients, int rate, CancellationToken cancellation)
    {
        Console.WriteLine($"{clients} clients, {(rate == 0 ? "as fast as they can" : $"{rate} requests/s")}, bodies of 5 kB to 3 MB, {Environment.ProcessorCount} cores for server and clients together");
        var empty = await MeasureAsync("reads the body, answers an empty card", LoadHost.Empty, payloads, length / 5, clients, rate, cancellation);
        var walk = await MeasureAsync("reads the body, walks its JSON, answers an empty card", LoadHost.Walk, payloads, length / 5, clients, rate, cancellation);
        var service = await MeasureAsync("order-sign, with feedback on one in ten", HookClient.OrderSign, payloads, length, clients, rate, cancellation);
        Console.WriteLine($"ratio to reading the body: p50 {service.P50 / empty.P50:0.00}, p99 {service.P99 / empty.P99:0.00}, requests/s per core {service.PerCore / empty.PerCore:0.00}");
        Console.WriteLine($"ratio to walking the JSON: p50 {service.P50 / walk.P50:0.00}, p99 {service.P99 / walk.P99:0.00}, requests/s per core {service.PerCore / walk.PerCore:0.00}; walking to reading: p99 {walk.P99 / empty.P99:0.00}");
        return service.Errors + walk.Errors + empty.Errors == 0 ? 0 : 1;
    }

    private static async Task<Result> MeasureAsync(string name, string path, Payloads payloads, TimeSpan length, int clients, int rate, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-load-");
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.FullName, "feedback.db"));
        // At full speed, so that the code is compiled for speed before anything is measured.
        await CallAsync(server, path, payloads, TimeSpan.FromSeconds(WarmUpSeconds), clients, rate: 0, cancellation);
        var (cpu, start) = (server.CpuSeconds, server.Megabytes);
        var watch = Stopwatch.StartNew();
        var (times, errors) = await CallAsync(server, path, payloads, length, clients, rate, cancellation);
        var (elapsed, used, end) = (watch.Elapsed.TotalSeconds, server.CpuSeconds - cpu, server.Megabytes);
        await server.DisposeAsync();
        folder.Delete(recursive: true);

        times.Sort();
        var result = new Result(times[times.Count / 2], times[(int)(times.Count * 0.99)], times.Count / used, errors);
        Console.WriteLine($"{name}: {times.Count} requests in {elapsed:0} s, {times.Count / elapsed:0} requests/s, {result.PerCore:0} requests/s per core of the server, p50 {result.P50:0.00} ms, p99 {result.P99:0.00} ms, {errors} errors, memory {start:0} MB at the start, {end:0} MB at the end");
        return result;
    }

    private static async Task<(List<double> Times, int Errors)> CallAsync(ServerProcess server, string path, Payloads payloads, TimeSpan length, int clients, int rate, CancellationToken cancellation)
    {
        using var client = new HookClient(server.Url);
        var all = new ConcurrentBag<List<double>>();
        var errors = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(index => Task.Run(async () =>
        {
            var random = new Random(index);
            var times = new List<double>();
            for (var turn = 0; watch.Elapsed < length; turn++)
            {
                // On schedule, whatever the answer before took: a slow answer must not lower the load that it is measured under.
                if (rate > 0 && (turn * (double)clients + index) / rate - watch.Elapsed.TotalSeconds is > 0 and var wait) await Task.Delay(TimeSpan.FromSeconds(wait), cancellation);
                var body = payloads.Request(payloads.Pick(random), Guid.NewGuid(), random.Next(Patients));
                var begin = Stopwatch.GetTimestamp();
                var answer = await client.PostAsync(path, body, cancellation);
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                if (answer is null) Interlocked.Increment(ref errors);
                else if (random.Next(100) < FeedbackInHundred && HookClient.CardsOf(answer) is { Count: > 0 } cards && !await client.OverrideAsync(cards, cancellation)) Interlocked.Increment(ref errors);
            }
            all.Add(times);
        }, cancellation)));
        return ([.. all.SelectMany(times => times)], errors);
    }

    private sealed record Result(double P50, double P99, double PerCore, int Errors);
}
