using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>An item of feedback that was new or told another reason, with the flags of its card.</summary>
/// <param name="Feedback">The item.</param>
/// <param name="Flags">The ids of the flags that the card spoke of.</param>
public sealed record RecordedFeedback(CardFeedback Feedback, ImmutableArray<string> Flags);
