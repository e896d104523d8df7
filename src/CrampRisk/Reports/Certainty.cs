namespace CrampRisk;

/// <summary>Whether a rule's facts are all there.</summary>
public enum Certainty : byte
{
    /// <summary>A fact is not stated, or only possibly so.</summary>
    Possible = 0,

    /// <summary>Each fact is stated.</summary>
    Definite,
}
