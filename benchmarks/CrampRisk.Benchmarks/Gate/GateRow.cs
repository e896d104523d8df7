namespace CrampRisk.Benchmarks.Gate;

/// <summary>One ratio that must hold, measured between two methods of a benchmark class.</summary>
/// <param name="Name">What is measured, as the table of results names it.</param>
/// <param name="Prepare">Makes the inputs, and gives our method and what it is measured against.</param>
/// <param name="Goal">How many times faster ours must be; with <paramref name="IsCost"/>, how many times slower it may be.</param>
/// <param name="IsCost">True where the ratio is ours by the other, and small is good.</param>
/// <param name="AllocatesNothing">True where ours must not allocate.</param>
/// <param name="KnownShort">Where the goal is known to be missed: the ratio at which the gate fails instead; see docs/performance.md.</param>
/// <param name="HasGoal">False where nobody set a goal: the row is shown, and fails at <paramref name="KnownShort"/>.</param>
internal sealed record GateRow(string Name, Func<(Action Ours, Action Other)> Prepare, double Goal, bool IsCost = false, bool AllocatesNothing = true, double? KnownShort = null, bool HasGoal = true)
{
    /// <summary>The ratio at which the gate fails: half the goal, so that a busy machine does not fail it.</summary>
    public double Limit => KnownShort ?? (IsCost ? 2 * Goal : Goal / 2);

    /// <summary>The goal in words, and whether a ratio is short of it.</summary>
    public string GoalFor(double ratio) => !HasGoal ? "no goal"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsCost ? "at most" : "at least")} {Goal}×{(Meets(ratio, Goal) ? "" : " (short of it)")}");

    /// <summary>Whether a ratio is on the right side of a limit.</summary>
    public bool Meets(double ratio, double limit) => IsCost ? ratio <= limit : ratio >= limit;
}
