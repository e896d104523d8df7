namespace CrampRisk.Knowledge;

/// <summary>How many kinds of source agree on an association. Not the size of an effect, not a risk.</summary>
public enum Strength : byte
{
    /// <summary>Two or more classes of source support it, none speaks against.</summary>
    Strong = 0,

    /// <summary>One class supports it, none speaks against.</summary>
    Associated,

    /// <summary>At least one vote for and one against.</summary>
    Conflicting,

    /// <summary>No vote for.</summary>
    Weak,
}
