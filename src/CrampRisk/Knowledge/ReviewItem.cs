namespace CrampRisk.Knowledge;

/// <summary>One piece of knowledge that is waiting for a reviewer.</summary>
/// <param name="What">The kind of thing: pack, rule, evidence, advice.</param>
/// <param name="Id">Which one.</param>
/// <param name="Review">Where its review stands.</param>
/// <param name="IsOverdue">Whether its day has passed.</param>
/// <param name="HasChanged">Whether it was approved once and its text has changed since.</param>
internal readonly record struct ReviewItem(string What, string Id, Review Review, bool IsOverdue, bool HasChanged);
