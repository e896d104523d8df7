using System.Diagnostics;

namespace CrampRisk.Load;

/// <summary>A server process of its own, so that its processor time and memory are its own too.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public double CpuSeconds => Refreshed().TotalProcessorTime.TotalSeconds;

    public double Megabytes => Refreshed().WorkingSet64 / 1e6;

    public static async Task<ServerProcess> StartAsync(string database)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["host", "--database", database]) { RedirectStandardOutput = true })!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, url);
    }

    /// <summary>Ends it as a power cut would: no signal that it could answer.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    private Process Refreshed()
    {
        _process.Refresh();
        return _process;
    }
}
