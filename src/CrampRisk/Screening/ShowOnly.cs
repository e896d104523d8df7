namespace CrampRisk;

/// <summary>When passive flags are shown.</summary>
public enum ShowOnly : byte
{
    /// <summary>Always.</summary>
    Always = 0,

    /// <summary>Only where the patient's record shows cramps; else they come back under suppressed.</summary>
    WhenSymptomatic,
}
