namespace CrampRisk.Knowledge;

/// <summary>Who approved something, when, and why.</summary>
/// <param name="Reviewer">The clinician by name.</param>
/// <param name="Note">What the clinician noted.</param>
/// <param name="On">The day.</param>
/// <param name="NextReview">The day by which it is to be looked at again; null leaves what is there.</param>
internal sealed record Approval(string Reviewer, string Note, DateOnly On, DateOnly? NextReview);
