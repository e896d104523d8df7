namespace CrampRisk;

/// <summary>The fate of an entry. Each entry has exactly one; with several concepts the best counts, in this order.</summary>
public enum EntryOutcome : byte
{
    /// <summary>Could not be identified, or matches several things: all candidates are listed, none is picked.</summary>
    NotUnderstood = 0,

    /// <summary>Recognised, but no rule of the chosen profile speaks of any of its concepts. Not a statement of safety.</summary>
    NotCovered,

    /// <summary>Covered, but not in force at the as-of date.</summary>
    NotCurrent,

    /// <summary>Covered and in force, but a fact of this patient keeps every rule from firing.</summary>
    RuledOut,

    /// <summary>Takes part in at least one flag.</summary>
    Flagged,
}
