using System.Diagnostics;
using System.Text;

namespace CrampRisk.Cli.Tests;

/// <summary>Runs the built program as a process, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CrampRisk.Cli.dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("cramprisk-cli-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return name;
    }

    public CliRun Run(params string[] args) => RunWithInput(null, args);

    public CliRun RunWithInput(byte[]? input, params string[] args)
    {
        using var process = Start(args);
        if (input is not null) process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    public Process Start(params string[] args)
    {
        // A shell's background job ignores Ctrl-C, and what it starts would, too: env gives the signal back.
        string[] reset = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. reset, "dotnet", Program, .. args];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment.Remove("NO_COLOR");
        return Process.Start(start)!;
    }

    public static CliRun Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(60_000))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("The program did not end.");
        }
        return new CliRun(process.ExitCode, output.Result, error.Result);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
