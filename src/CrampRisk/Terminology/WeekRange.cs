namespace CrampRisk.Terminology;

/// <summary>Completed weeks of pregnancy that a code or text states; both ends inclusive.</summary>
/// <param name="From">First week, 0–45.</param>
/// <param name="To">Last week, 0–45; equal to <paramref name="From"/> where one week is stated.</param>
public readonly record struct WeekRange(int From, int To);
