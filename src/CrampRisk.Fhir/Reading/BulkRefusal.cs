using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>A line of a bulk export that was refused.</summary>
/// <param name="PatientId">Whose it is: the id in its subject, or that of the Patient itself; null where it cannot be told, so that it may be anybody's.</param>
/// <param name="Place">Where it stands: <c>Condition.ndjson:line 7</c>.</param>
/// <param name="Problems">What is wrong with it, each place within the line.</param>
public sealed record BulkRefusal(string? PatientId, string Place, ImmutableArray<Problem> Problems);
