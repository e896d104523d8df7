namespace CrampRisk.Cli.Commands;

/// <summary>How many patients were read and how many were refused.</summary>
internal sealed class PatientCount
{
    public int Read { get; set; }

    public int Refused { get; set; }

    /// <summary>The exit code: what could not be read is never passed over.</summary>
    public int ExitCode => Refused > 0 ? Cli.ExitCode.Refused : Cli.ExitCode.Done;
}
