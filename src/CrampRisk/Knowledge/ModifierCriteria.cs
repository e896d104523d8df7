using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>When a modifier is said. What the record rules out is not said; where it does not say the week, dose or length of use, it is.</summary>
public sealed record ModifierCriteria
{
    /// <summary>Always.</summary>
    public static ModifierCriteria None { get; } = new();

    /// <summary>Concepts or classes any of which must be on the list and in force; empty means none is needed.</summary>
    public ImmutableArray<string> Concepts { get; init; } = [];

    /// <summary>The first completed week of pregnancy in which it holds; null means any.</summary>
    public int? GestationWeeksFrom { get; init; }

    /// <summary>The last completed week of pregnancy in which it holds; null means any.</summary>
    public int? GestationWeeksTo { get; init; }

    /// <summary>The daily dose from which it holds; null means any. A threshold makes a tier, and the tier is part of the flag's id.</summary>
    public DoseThreshold? DoseAtLeast { get; init; }

    /// <summary>The days of use from which it holds; null means any.</summary>
    public int? DaysOfUseFrom { get; init; }
}
