namespace CrampRisk;

/// <summary>Whether an entry is in force on a day.</summary>
internal enum InForceState : byte
{
    /// <summary>It is not.</summary>
    No = 0,

    /// <summary>It may be.</summary>
    Possible,

    /// <summary>It is.</summary>
    Definite,
}
