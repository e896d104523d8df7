namespace CrampRisk.Fhir;

/// <summary>What a Medication resource says of the product that entries refer to.</summary>
/// <param name="Concept">What it is: its code, else its ingredients.</param>
/// <param name="Form">Its dose form in words, or null.</param>
internal sealed record ProductElement(FhirConcept Concept, string? Form)
{
    public static readonly ProductElement None = new(FhirConcept.None, null);
}
