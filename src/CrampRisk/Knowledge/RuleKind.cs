namespace CrampRisk.Knowledge;

/// <summary>What a rule, and so its flag, is about.</summary>
public enum RuleKind : byte
{
    /// <summary>A drug that is associated with cramps.</summary>
    Medication = 0,

    /// <summary>A condition that is associated with cramps.</summary>
    Condition,

    /// <summary>A labelled statement about two things on the list, or a warned-of substance.</summary>
    Interaction,
}
