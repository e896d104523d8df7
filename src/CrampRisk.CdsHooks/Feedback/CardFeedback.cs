namespace CrampRisk.CdsHooks;

/// <summary>One item of a feedback request, as far as it is kept. The user's comment is not: it may hold anything about the patient.</summary>
/// <param name="Card">The card's <c>uuid</c>.</param>
/// <param name="Outcome">What the user did.</param>
/// <param name="Reason">The coded reason of an override; null where none was given. One of another code system is <see cref="AcknowledgementReason.Other"/>.</param>
/// <param name="At">When the user did it, never later than the request.</param>
public sealed record CardFeedback(Guid Card, FeedbackOutcome Outcome, AcknowledgementReason? Reason, DateTimeOffset At);
