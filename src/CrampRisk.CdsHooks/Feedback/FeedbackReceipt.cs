using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>What became of a feedback request: either every item was stored, or none.</summary>
/// <param name="UnknownCards">Which items (from 0) name a card that was never sent or is no longer kept; when there are any, nothing was stored.</param>
/// <param name="Recorded">The items that were new, or told another reason; one that was told before is not stored twice.</param>
public sealed record FeedbackReceipt(ImmutableArray<int> UnknownCards, ImmutableArray<RecordedFeedback> Recorded);
