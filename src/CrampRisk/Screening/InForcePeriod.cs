namespace CrampRisk;

/// <summary>The days on which an entry is in force, both ends inclusive, and from which day on it is only possible.</summary>
/// <remarks>Days are <see cref="DateOnly.DayNumber"/>s, so that a table of millions of rows needs no dates.</remarks>
internal readonly record struct InForcePeriod(int First, int Last, int PossibleFrom)
{
    /// <summary>Since ever.</summary>
    public const int Ever = int.MinValue;

    /// <summary>With no end, and (for <see cref="PossibleFrom"/>) never only possible.</summary>
    public const int Open = int.MaxValue;

    /// <summary>In force on every day.</summary>
    public static InForcePeriod Always { get; } = new(Ever, Open, Open);

    /// <summary>In force on no day.</summary>
    public static InForcePeriod Never { get; } = new(0, -1, Open);

    /// <summary>Whether there is no day at all.</summary>
    public bool IsNever => Last < First;

    /// <summary>Whether the entry is in force on a day.</summary>
    public InForceState On(int day) =>
        day < First || day > Last ? InForceState.No
        : day >= PossibleFrom ? InForceState.Possible
        : InForceState.Definite;

    /// <summary>The same days, all of them only possible.</summary>
    public InForcePeriod OnlyPossible() => this with { PossibleFrom = Ever };
}
