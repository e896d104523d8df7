using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CrampRisk.Cli.Tests;

/// <summary>A running <c>cramprisk serve</c>, found by the address that it prints.</summary>
internal sealed class Served : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Served(Process process) => _process = process;

    public HttpClient Client { get; } = new();

    /// <summary>Standard error so far, where it says everything.</summary>
    public IEnumerable<string> Lines => _lines;

    public static async Task<Served> StartAsync(Cli cli, params string[] args)
    {
        var served = new Served(cli.Start(["serve", .. args]));
        var address = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        served._process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) served._lines.Enqueue(line.Data);
            if (line.Data is null) address.TrySetResult(null);
            else if (Regex.Match(line.Data, @"^CDS Hooks at (\S+)/cds-services,") is { Success: true } match) address.TrySetResult(match.Groups[1].Value);
        };
        served._process.BeginErrorReadLine();
        var url = await address.Task.WaitAsync(Patience);
        if (url is null) throw new InvalidOperationException($"The service did not start: {string.Join('\n', served._lines)}");
        served.Client.BaseAddress = new Uri(url);
        return served;
    }

    public async Task<JsonNode> PostAsync(string path, string json)
    {
        using var answer = await Client.PostAsync(path, new StringContent(json, System.Text.Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Sends a signal to this process and to no other.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        using (var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id}"])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
