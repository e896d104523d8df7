namespace CrampRisk.Knowledge;

/// <summary>How loudly a flag is to be shown.</summary>
public enum DisplayTier : byte
{
    /// <summary>Where one looks for it.</summary>
    Passive = 0,

    /// <summary>So that it is seen.</summary>
    Notice,

    /// <summary>So that it must be answered; only by a site's policy.</summary>
    Interruptive,
}
