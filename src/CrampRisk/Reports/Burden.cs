namespace CrampRisk;

/// <summary>Counts, not a score: distinct factors behind the medication and condition flags.</summary>
/// <param name="DrugFactors">Distinct drugs.</param>
/// <param name="ConditionFactors">Distinct conditions.</param>
public readonly record struct Burden(int DrugFactors, int ConditionFactors);
