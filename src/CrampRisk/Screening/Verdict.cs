namespace CrampRisk;

/// <summary>What one fact means to one rule.</summary>
internal enum Verdict : byte
{
    /// <summary>The rule does not look at it: an excluded look-alike.</summary>
    Silent = 0,

    /// <summary>Not in force.</summary>
    NotInForce,

    /// <summary>It says that a pregnancy is over.</summary>
    Ends,

    /// <summary>In force, with another region or kind.</summary>
    OtherKind,

    /// <summary>In force, by another route.</summary>
    OtherRoute,

    /// <summary>Fires, only possibly.</summary>
    Possible,

    /// <summary>Fires.</summary>
    Definite,
}
