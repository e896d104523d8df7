using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>A fact of this patient that speaks against a piece of advice.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Statement">What the source states; null where it is no label.</param>
/// <param name="Entries">The entries that trigger it.</param>
/// <param name="Evidence">Its evidence, at least one.</param>
public sealed record ReportCaution(string Text, string? Statement, ImmutableArray<EntryRef> Entries, ImmutableArray<CitedEvidence> Evidence);
