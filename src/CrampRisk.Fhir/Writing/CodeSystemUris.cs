namespace CrampRisk.Fhir;

/// <summary>The URIs of code systems as FHIR R4 and HL7 Terminology have them. <see cref="CodeSystems"/> reads each of them.</summary>
internal static class CodeSystemUris
{
    /// <summary>Codes that only a site knows; no URI of theirs is kept.</summary>
    public const string Local = "urn:x-cramprisk:local";

    /// <summary>The URI; null for a coding that is text.</summary>
    public static string? Of(CodeSystem system) => system switch
    {
        CodeSystem.Unknown => null,
        CodeSystem.RxNorm => "http://www.nlm.nih.gov/research/umls/rxnorm",
        CodeSystem.Ndc => "http://hl7.org/fhir/sid/ndc",
        CodeSystem.Atc => "http://www.whocc.no/atc",
        CodeSystem.Icd10Cm => "http://hl7.org/fhir/sid/icd-10-cm",
        CodeSystem.Icd10 => "http://hl7.org/fhir/sid/icd-10",
        CodeSystem.Icd9Cm => "http://hl7.org/fhir/sid/icd-9-cm",
        CodeSystem.Snomed => "http://snomed.info/sct",
        CodeSystem.Cpt => "http://www.ama-assn.org/go/cpt",
        CodeSystem.Hcpcs => "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets",
        CodeSystem.Icd10Pcs => "http://www.cms.gov/Medicare/Coding/ICD10",
        CodeSystem.Icd9Proc => "http://hl7.org/fhir/sid/icd-9-cm/procedure",
        CodeSystem.Local => Local,
        _ => throw new ArgumentOutOfRangeException(nameof(system)),
    };
}
