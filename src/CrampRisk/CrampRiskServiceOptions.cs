using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>What a host may set when it adds CrampRisk to its services; copied and checked when they are built.</summary>
public sealed class CrampRiskServiceOptions
{
    /// <summary>Which cramp associations are looked for. Default: <see cref="Profile.Core"/>.</summary>
    public Profile Profile { get; set; } = Profile.Core;

    /// <summary>For whom reports are worded. Default: <see cref="Audience.Clinician"/>.</summary>
    public Audience Audience { get; set; } = Audience.Clinician;

    /// <summary>By how many days ends are moved back, 0–36500; null leaves it to the policy. Default: null.</summary>
    public int? LookbackDays { get; set; }

    /// <summary>The site's policy. Default: <see cref="SitePolicy.Default"/>.</summary>
    public SitePolicy Policy { get; set; } = SitePolicy.Default;

    /// <summary>A pack of the site's own; null for the built-in one. Default: null.</summary>
    public KnowledgePack? Pack { get; set; }

    internal CrampRiskOptions ToOptions() => new() { Profile = Profile, Audience = Audience, LookbackDays = LookbackDays, Policy = Policy };
}
