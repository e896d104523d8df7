using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>What a pack says of itself.</summary>
public sealed record PackInfo
{
    /// <summary>The pack's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The day of its last change.</summary>
    public required DateOnly LastUpdated { get; init; }

    /// <summary>Who develops the pack.</summary>
    public required string Developer { get; init; }

    /// <summary>Who paid for it.</summary>
    public required string Funding { get; init; }

    /// <summary>The day of its first release; not given before.</summary>
    public CalendarDate Released { get; init; }

    /// <summary>How far the pack as a whole has been reviewed.</summary>
    public required Review Review { get; init; }

    /// <summary>The licence of the pack.</summary>
    public required string Licence { get; init; }

    /// <summary>The ids of the rules that no policy can switch off.</summary>
    public required ImmutableArray<string> Floor { get; init; }

    /// <summary>The sentences that reports carry.</summary>
    public required ImmutableArray<Notice> Notices { get; init; }

    /// <summary>Vocabulary name → release date, in the order in which they are shown.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Terminology { get; init; }
}
