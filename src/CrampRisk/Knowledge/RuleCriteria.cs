namespace CrampRisk.Knowledge;

/// <summary>What must hold besides the concepts for a rule to fire. Another value rules it out; a value that is not given makes it possible.</summary>
public sealed record RuleCriteria
{
    /// <summary>No further condition.</summary>
    public static RuleCriteria None { get; } = new();

    /// <summary>The route that the drug must have; <see cref="Route.Unknown"/> means any.</summary>
    public Route Route { get; init; }

    /// <summary>The completed week of pregnancy from which the statement holds; null means any week.</summary>
    public int? GestationWeeksFrom { get; init; }
}
