namespace CrampRisk;

/// <summary>A fact that another value would have made a flag of.</summary>
/// <param name="Fact">What kind of fact.</param>
/// <param name="Expected">What the rule needs.</param>
/// <param name="Found">What this patient has.</param>
public sealed record MissingFact(MissingFactKind Fact, string Expected, string Found);
