using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>What of a pack is due for review: overdue, changed since it was approved, or never approved.</summary>
internal static class ReviewList
{
    /// <summary>Everything that is due on a day, overdue first, then what has changed, in the order pack, rules, advice, evidence.</summary>
    public static ImmutableArray<ReviewItem> Due(KnowledgePack pack, DateOnly day)
    {
        var all = new[] { ("pack", "pack", pack.Info.Review) }
            .Concat(pack.Rules.Select(rule => ("rule", rule.Id, rule.Review)))
            .Concat(pack.Advice.Select(advice => ("advice", advice.Id, advice.Review)))
            .Concat(pack.Evidence.Select(evidence => ("evidence", evidence.Id, evidence.Review)));
        return
        [
            .. all.Select(item => new ReviewItem(item.Item1, item.Item2, item.Review, IsOverdue(item.Review, day), item.Review is { Status: ReviewStatus.Submitted, TextHash: not null }))
                .Where(item => item.IsOverdue || item.Review.Status != ReviewStatus.Approved)
                .OrderBy(item => item.IsOverdue ? 0 : item.HasChanged ? 1 : 2),
        ];
    }

    private static bool IsOverdue(Review review, DateOnly day) => review.NextReview.IsGiven && day > review.NextReview.Last;
}
