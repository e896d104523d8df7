using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>A CodeableConcept: the words and the codes for one thing.</summary>
/// <param name="Text">The words, or null.</param>
/// <param name="Codes">The codings in their order; empty where there are none.</param>
internal readonly record struct FhirConcept(string? Text, ImmutableArray<Coding> Codes)
{
    public static readonly FhirConcept None = new(null, []);

    public bool IsEmpty => Text is null && Codes.IsDefaultOrEmpty;
}
