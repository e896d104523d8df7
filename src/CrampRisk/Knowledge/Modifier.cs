using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>Something that changes what a flag says, with its own evidence.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="When">Under which circumstances it holds, in words; null where always.</param>
/// <param name="Criteria">When it is said.</param>
/// <param name="Evidence">Its evidence, at least one.</param>
public sealed record Modifier(Wording Text, string? When, ModifierCriteria Criteria, ImmutableArray<Evidence> Evidence);
