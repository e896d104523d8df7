namespace CrampRisk;

/// <summary>What a site decides for itself: windows and limits. The working defaults are those of the policy contract.</summary>
public sealed record SitePolicy
{
    /// <summary>The policy in force where a site has none of its own.</summary>
    public static SitePolicy Default { get; } = new();

    /// <summary>The policy's name; <c>default</c> for the built-in one.</summary>
    public string Name { get; init; } = "default";

    /// <summary>SHA-256 of the policy file; null for the built-in one.</summary>
    public string? Sha256 { get; init; }

    /// <summary>After how many days an open-ended drug counts as possibly no longer taken; at least 1, default 1096.</summary>
    public int StaleAfterDays { get; init; } = 1096;

    /// <summary>How many days a dispense without days' supply is taken to last; at least 1, default 90.</summary>
    public int AssumedSupplyDays { get; init; } = 90;

    /// <summary>For how many days after its last dose an administration counts; at least 0, default 30.</summary>
    public int AdministrationWindowDays { get; init; } = 30;

    /// <summary>For how many days after its last session a dialysis procedure counts; at least 0, default 30.</summary>
    public int DialysisWindowDays { get; init; } = 30;

    /// <summary>By how many days ends are moved back; at least 0, default 0.</summary>
    public int LookbackDays { get; init; }
}
