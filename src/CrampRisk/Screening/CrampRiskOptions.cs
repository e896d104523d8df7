using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>How a screener reads and words. Every default works; change single ones with <c>with</c>.</summary>
public sealed record CrampRiskOptions
{
    /// <summary>Which cramp associations are looked for. Default: <see cref="Profile.Core"/>.</summary>
    public Profile Profile { get; init; } = Profile.Core;

    /// <summary>For whom the report is worded. Default: <see cref="Audience.Clinician"/>.</summary>
    public Audience Audience { get; init; } = Audience.Clinician;

    /// <summary>By how many days ends are moved back, 0–36500; null leaves it to the policy. Default: null.</summary>
    public int? LookbackDays { get; init; }

    /// <summary>The site's policy. Default: <see cref="SitePolicy.Default"/>.</summary>
    public SitePolicy Policy { get; init; } = SitePolicy.Default;

    /// <summary>Flags that somebody has already answered. They apply only to the patient whose id they name. Default: none.</summary>
    public ImmutableArray<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>True shows only flags in which an order being written now takes part; entries keep their outcomes. Default: false.</summary>
    public bool NewOnly { get; init; }
}
