namespace CrampRisk.Tests;

/// <summary>What does not matter to a test.</summary>
internal static class Some
{
    public static DateOnly Day { get; } = new(2026, 11, 24);

    public static CrampRiskScreener Screener { get; } = CrampRiskScreener.CreateDefault();

    public static CrampRiskScreener Extended { get; } = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = Profile.Extended });

    public static Patient Patient(params Medication[] medications) => new() { Medications = [.. medications] };

    public static Patient Patient(params Condition[] conditions) => new() { Conditions = [.. conditions] };
}
