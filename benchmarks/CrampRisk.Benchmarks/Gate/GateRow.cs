namespace CrampRisk.Benchmarks.Gate;

/// <summary>One ratio that must hold, measured between two methods of a benchmark class.</summary>
/// <param name="Name">What is measured, as the table of results names it.</param>
/// <param name="Prepare">Makes the inputs, and gives our method and what it is measured against.</param>
/// <param name="Goal">How many times faster ours must be; with <paramref name="IsCost"/>, how many times slower it may be.</param>
/// <param name="IsCost">True where the ratio is ours by the other, and small is good.</param>
/// <param name="AllocatesNothing">True where ours must not allocate.</param>
/// <param name="KnownShort">Where the goal is known to be missed: the ratio at which the gate fails instead; see docs/performance.md.</param>
internal sealed record GateRow(string Name, Func<(Action Ours, Action Other)> Prepare, double Goal, bool IsCost = false, bool AllocatesNothing = true, double? KnownShort = null)
{
    /// <summary>The ratio at which the gate fails: half the goal, so that a busy machine does not fail it.</summary>
    public double Limit => KnownShort ?? (IsCost ? 2 * Goal : Goal / 2);

    /// <summary>Whether a ratio is on the right side of a limit.</summary>
    public bool Meets(double ratio, double limit) => IsCost ? ratio <= limit : ratio >= limit;
}
