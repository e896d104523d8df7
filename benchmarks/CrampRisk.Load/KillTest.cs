using System.Collections.Concurrent;

namespace CrampRisk.Load;

/// <summary>Kills the server while feedback comes in, starts it again, and asks it about every patient whose feedback it had answered.</summary>
internal static class KillTest
{
    public static async Task<int> RunAsync(Payloads payloads, int seconds, int clients, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-kill-");
        var database = Path.Combine(folder.FullName, "feedback.db");
        var answered = await UntilKilledAsync(database, payloads, TimeSpan.FromSeconds(seconds), clients, cancellation);
        var lost = 0;
        await using (var server = await ServerProcess.StartAsync(database))
        {
            using var client = new HookClient(server.Url);
            await Parallel.ForEachAsync(answered, cancellation, async (patient, stop) =>
            {
                var answer = await client.PostAsync(HookClient.OrderSign, payloads.Request(payloads.Smallest, Guid.NewGuid(), patient), stop);
                // An acknowledged flag is sent no more.
                if (answer is null || HookClient.CardsOf(answer).Count > 0) Interlocked.Increment(ref lost);
            });
            var stranger = await client.PostAsync(HookClient.OrderSign, payloads.Request(payloads.Smallest, Guid.NewGuid(), 99_999_999), cancellation);
            if (stranger is null || HookClient.CardsOf(stranger).Count == 0) throw new InvalidOperationException("The check is blind: a patient without feedback gets no card either.");
        }
        folder.Delete(recursive: true);
        Console.WriteLine($"{answered.Count} items of feedback were answered before the kill, {lost} of them are lost");
        return lost == 0 && !answered.IsEmpty ? 0 : 1;
    }

    private static async Task<ConcurrentQueue<int>> UntilKilledAsync(string database, Payloads payloads, TimeSpan length, int clients, CancellationToken cancellation)
    {
        var answered = new ConcurrentQueue<int>();
        var next = 0;
        var server = await ServerProcess.StartAsync(database);
        using var client = new HookClient(server.Url);
        var calling = Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var patient = Interlocked.Increment(ref next);
                var answer = await client.PostAsync(HookClient.OrderSign, payloads.Request(payloads.Smallest, Guid.NewGuid(), patient), cancellation);
                if (answer is not null && HookClient.CardsOf(answer) is { Count: > 0 } cards && await client.OverrideAsync(cards, cancellation)) answered.Enqueue(patient);
            }
        }, cancellation)).ToList();
        await Task.Delay(length, cancellation);
        await server.DisposeAsync();
        foreach (var call in calling)
        {
            try
            {
                await call;
            }
            catch (HttpRequestException)
            {
                // The server is gone: what this client waited for was never answered.
            }
        }
        return answered;
    }
}
