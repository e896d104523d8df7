namespace CrampRisk.Terminology;

/// <summary>One concept that a code or name stands for, with how surely and for how long.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Role">How surely.</param>
/// <param name="Course">How long such a condition lasts by nature; chronic for drugs.</param>
/// <param name="Note">What the table says about the row, in plain words; empty as a rule.</param>
public readonly record struct ConceptMatch(Concept Concept, ConceptRole Role, Course Course, string Note);
