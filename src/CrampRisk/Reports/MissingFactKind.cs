namespace CrampRisk;

/// <summary>What kind of fact held a rule back.</summary>
public enum MissingFactKind : byte
{
    /// <summary>The route.</summary>
    Route = 0,

    /// <summary>The region of the spine.</summary>
    Region,

    /// <summary>The kind of dialysis.</summary>
    Kind,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A status.</summary>
    Status,

    /// <summary>The week of pregnancy.</summary>
    Gestation,
}
