namespace CrampRisk.Cli;

/// <summary>The exit codes of the contract.</summary>
internal static class ExitCode
{
    /// <summary>Done; flags are results, not errors.</summary>
    public const int Done = 0;

    /// <summary>An unexpected failure: a bug, a full disk.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage.</summary>
    public const int Usage = 2;

    /// <summary>An input, pack or policy is invalid.</summary>
    public const int Refused = 3;

    /// <summary>A flag at or above the strength of <c>--fail-on</c>.</summary>
    public const int FlagFound = 10;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Stopped = 130;
}
