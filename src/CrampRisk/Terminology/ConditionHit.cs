namespace CrampRisk.Terminology;

/// <summary>One row that a condition code matched: small numbers only, for the path that allocates nothing.</summary>
/// <param name="Concept">Index of the concept; <see cref="AnyConcept"/> where the row concerns every concept.</param>
/// <param name="Role">How surely.</param>
/// <param name="Course">How long such a condition lasts.</param>
/// <param name="Context">Family history, past history or screening where the row concerns every concept.</param>
/// <param name="Note">String offset of the note.</param>
/// <param name="Name">String offset of the row's name.</param>
internal readonly record struct ConditionHit(ushort Concept, ConceptRole Role, Course Course, TextContext Context, uint Note, uint Name)
{
    /// <summary>Stands for "every concept".</summary>
    public const ushort AnyConcept = ushort.MaxValue;
}
