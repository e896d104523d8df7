using System.Globalization;
using System.Text;

namespace CrampRisk.Cli.Commands;

/// <summary>Stands where the command screens: everything up to here is the command's own, and the answer is a constant.</summary>
internal sealed class ScreenCommand(ScreenOptions options, Terminal terminal, CancellationToken stop)
{
    /// <summary>Prints the constant.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        stop.ThrowIfCancellationRequested();
        if (options.Medications.Count == 0 || options.Conditions.Count == 0) return ExitCode.Usage;
        terminal.Output.Write(Encoding.UTF8.GetBytes($$"""{"asOf":"{{options.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}","flags":[]}""" + "\n"));
        return ExitCode.Done;
    }
}
