namespace CrampRisk.Knowledge;

/// <summary>The direction of a piece of evidence.</summary>
public enum Polarity : byte
{
    /// <summary>The evidence is a statement about two things, not about cramps: it has no direction.</summary>
    None = 0,

    /// <summary>Supports the association (for advice: the benefit).</summary>
    Supports,

    /// <summary>Speaks against it.</summary>
    Against,

    /// <summary>Points both ways; never votes.</summary>
    Mixed,

    /// <summary>Says too little, or claims without data; never votes.</summary>
    Insufficient,
}
