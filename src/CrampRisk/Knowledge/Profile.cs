namespace CrampRisk;

/// <summary>Which cramp associations are looked for.</summary>
public enum Profile : byte
{
    /// <summary>The review article's own list: five drugs, five conditions. Frozen in what fires.</summary>
    Core = 0,

    /// <summary>Core, and what other sources say.</summary>
    Extended,
}
