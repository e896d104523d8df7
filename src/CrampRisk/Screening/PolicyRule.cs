using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>What a site decided about one rule, by whom, why, and for how long.</summary>
public sealed record PolicyRule
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>False switches it off: its flags come back under suppressed.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Another display tier; null leaves the pack's.</summary>
    public DisplayTier? Tier { get; init; }

    /// <summary>Who decided.</summary>
    public required string Author { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    /// <summary>From which day on, inclusive.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Until which day, inclusive; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether the decision holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => On <= day && (Until is null || day <= Until);
}
