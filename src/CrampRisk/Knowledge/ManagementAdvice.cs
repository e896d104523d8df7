using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>One strategy of the review article, with its evidence for and against. Never a prescription.</summary>
public sealed record ManagementAdvice
{
    /// <summary>The id, such as <c>stretching-before-bed</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required AdvicePurpose Purpose { get; init; }

    /// <summary>Its place in the list.</summary>
    public required int Order { get; init; }

    /// <summary>The title.</summary>
    public required Wording Title { get; init; }

    /// <summary>The advice.</summary>
    public required Wording Text { get; init; }

    /// <summary>The ids of its evidence; may be empty where the article gives advice without any.</summary>
    public required ImmutableArray<string> Evidence { get; init; }

    /// <summary>The facts that speak against it.</summary>
    public required ImmutableArray<Caution> Cautions { get; init; }

    /// <summary>How far it has been reviewed.</summary>
    public required Review Review { get; init; }
}
