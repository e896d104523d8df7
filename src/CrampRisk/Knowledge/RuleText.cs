namespace CrampRisk.Knowledge;

/// <summary>A rule's explanation, worded by whether the patient's record shows cramps.</summary>
/// <param name="WithSymptom">With recorded cramps: "may contribute".</param>
/// <param name="WithoutSymptom">Without: "is associated with".</param>
public sealed record RuleText(Wording WithSymptom, Wording WithoutSymptom);
