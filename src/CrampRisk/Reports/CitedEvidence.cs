using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>A piece of evidence with the number of its source among the report's references.</summary>
/// <param name="Evidence">The evidence.</param>
/// <param name="Reference">The number in <see cref="ScreeningReport.References"/>, from 1.</param>
public readonly record struct CitedEvidence(Evidence Evidence, int Reference);
