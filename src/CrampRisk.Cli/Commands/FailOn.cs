namespace CrampRisk.Cli.Commands;

/// <summary>From which strength on a flag makes the program exit with 10.</summary>
internal enum FailOn
{
    /// <summary>Any flag, also conflicting, weak and interactions.</summary>
    Any = 0,

    /// <summary>Associated or strong.</summary>
    Associated,

    /// <summary>Strong.</summary>
    Strong,
}
