namespace CrampRisk;

/// <summary>Why a flag is not shown among the flags.</summary>
/// <param name="Kind">What kind of reason.</param>
/// <param name="Text">The reason as a sentence.</param>
/// <param name="By">Who decided; null where nobody in person did.</param>
/// <param name="On">When; null where not recorded.</param>
/// <param name="Until">The last day on which it holds; null for no end.</param>
public sealed record Suppression(SuppressionKind Kind, string Text, string? By = null, DateOnly? On = null, DateOnly? Until = null)
{
    /// <summary>The reason that was answered with; null unless <see cref="Kind"/> is <see cref="SuppressionKind.Acknowledged"/>.</summary>
    public AcknowledgementReason? Reason { get; init; }
}
