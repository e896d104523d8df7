using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>Something that changes what a flag says, with its own evidence.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Evidence">Its evidence.</param>
public sealed record FlagModifier(string Text, ImmutableArray<CitedEvidence> Evidence);
