using System.Collections.Immutable;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>An entry between resolving and reporting: what it means, when it is in force, and what became of it.</summary>
internal struct EntryReading
{
    public Entry Entry;
    public EntryList List;
    public int Index;
    public Resolution Resolution;
    public EntryTiming Timing;

    /// <summary>Whether it is in force on the as-of date, look-back included.</summary>
    public InForceState State;

    /// <summary>Why it is not, where it is not.</summary>
    public NotCurrentReason NotCurrent;

    /// <summary>The day that the reason speaks of.</summary>
    public int NotCurrentDay;

    /// <summary>Why it is only possible, apart from a rule's own criteria.</summary>
    public CertaintyReasons Reasons;

    public EntryOutcome Outcome;

    /// <summary>Whether a cramp rule of the profile speaks of one of its concepts.</summary>
    public bool Covered;

    /// <summary>Whether an interaction rule names one of its concepts.</summary>
    public bool NamedByInteraction;

    public readonly EntryRef Ref => new(List, Index);

    /// <summary>Whether it is in force and was understood as one of these concepts.</summary>
    public readonly bool IsInForceWith(ImmutableArray<int> concepts)
    {
        if (State == InForceState.No || Resolution.Kind != ResolutionKind.Recognised) return false;
        foreach (var match in Resolution.Concepts)
            if (match.Role is ConceptRole.Include or ConceptRole.Possible && concepts.Contains(match.Concept.Index)) return true;
        return false;
    }

    public readonly bool IsNew => Entry is Medication { IsNew: true };
}
