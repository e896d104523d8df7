namespace CrampRisk;

/// <summary>The leave that a CDS client gives to ask its FHIR server: a bearer token that lives for this request.</summary>
/// <param name="AccessToken">The token. A secret: it is not part of <see cref="ToString"/>.</param>
public sealed record FhirAuthorization(string AccessToken)
{
    /// <summary>Says that there is one, never which.</summary>
    public override string ToString() => nameof(FhirAuthorization);
}
