using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>A fact of the patient that speaks against a piece of advice.</summary>
public sealed record Caution
{
    /// <summary>The id within the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The concepts any of which triggers it.</summary>
    public required ImmutableArray<string> Concepts { get; init; }

    /// <summary>The sentence.</summary>
    public required Wording Text { get; init; }

    /// <summary>What the source states, in the words of <see cref="LabelStatement"/>; null where it is no label.</summary>
    public string? Statement { get; init; }

    /// <summary>The ids of further sources that say the same; empty as a rule.</summary>
    public ImmutableArray<string> AlsoSources { get; init; } = [];

    /// <summary>Its evidence, at least one.</summary>
    public required ImmutableArray<Evidence> Evidence { get; init; }
}
