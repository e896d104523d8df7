namespace CrampRisk.Terminology;

/// <summary>How long a condition lasts by nature.</summary>
public enum Course : byte
{
    /// <summary>Does not apply, or not known.</summary>
    Unknown = 0,

    /// <summary>Lasts: a visit's end does not end it.</summary>
    Chronic,

    /// <summary>Ends by itself (pregnancy).</summary>
    TimeLimited,

    /// <summary>An event, or comes and goes.</summary>
    Episodic,
}
