using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>A numbered source of a report.</summary>
/// <param name="Number">From 1, by first use.</param>
/// <param name="Source">The source.</param>
public readonly record struct Reference(int Number, Source Source);
