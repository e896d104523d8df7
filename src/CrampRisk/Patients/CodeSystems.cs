using System.Collections.Frozen;

namespace CrampRisk;

/// <summary>The closed list of names under which records state a code system.</summary>
/// <remarks>
/// FHIR URIs are compared without scheme, letter case and trailing slash; OIDs may be bare or <c>urn:oid:</c>.
/// A coding whose system is not in this list is text. Sources: FHIR R4 terminologies-systems page; HL7 OID registry;
/// SNOMED CT URI standard 2.1 (an edition is <c>sct/{module}</c>, one with its date <c>sct/{module}/version/{yyyyMMdd}</c>).
/// </remarks>
public static class CodeSystems
{
    private static readonly FrozenDictionary<string, CodeSystem> Names = new Dictionary<string, CodeSystem>(StringComparer.OrdinalIgnoreCase)
    {
        ["www.nlm.nih.gov/research/umls/rxnorm"] = CodeSystem.RxNorm,
        ["2.16.840.1.113883.6.88"] = CodeSystem.RxNorm,
        ["rxnorm"] = CodeSystem.RxNorm,
        ["rxcui"] = CodeSystem.RxNorm,
        ["hl7.org/fhir/sid/ndc"] = CodeSystem.Ndc,
        ["www.fda.gov/ndc"] = CodeSystem.Ndc,
        ["2.16.840.1.113883.6.69"] = CodeSystem.Ndc,
        ["ndc"] = CodeSystem.Ndc,
        ["www.whocc.no/atc"] = CodeSystem.Atc,
        ["2.16.840.1.113883.6.73"] = CodeSystem.Atc,
        ["atc"] = CodeSystem.Atc,
        ["hl7.org/fhir/sid/icd-10-cm"] = CodeSystem.Icd10Cm,
        ["2.16.840.1.113883.6.90"] = CodeSystem.Icd10Cm,
        ["icd10cm"] = CodeSystem.Icd10Cm,
        ["icd-10-cm"] = CodeSystem.Icd10Cm,
        ["i10"] = CodeSystem.Icd10Cm,
        ["hl7.org/fhir/sid/icd-10"] = CodeSystem.Icd10,
        ["2.16.840.1.113883.6.3"] = CodeSystem.Icd10,
        ["icd10"] = CodeSystem.Icd10,
        ["icd-10"] = CodeSystem.Icd10,
        ["hl7.org/fhir/sid/icd-9-cm"] = CodeSystem.Icd9Cm,
        ["2.16.840.1.113883.6.103"] = CodeSystem.Icd9Cm,
        ["2.16.840.1.113883.6.42"] = CodeSystem.Icd9Cm,
        ["icd9cm"] = CodeSystem.Icd9Cm,
        ["icd-9-cm"] = CodeSystem.Icd9Cm,
        ["icd9"] = CodeSystem.Icd9Cm,
        ["i9"] = CodeSystem.Icd9Cm,
        ["hl7.org/fhir/sid/icd-9-cm/diagnosis"] = CodeSystem.Icd9Cm,
        ["snomed.info/sct"] = CodeSystem.Snomed,
        ["2.16.840.1.113883.6.96"] = CodeSystem.Snomed,
        ["snomed"] = CodeSystem.Snomed,
        ["snomedct"] = CodeSystem.Snomed,
        ["snomedct_us"] = CodeSystem.Snomed,
        ["snomed-ct"] = CodeSystem.Snomed,
        ["snomed ct"] = CodeSystem.Snomed,
        ["sct"] = CodeSystem.Snomed,
        ["www.ama-assn.org/go/cpt"] = CodeSystem.Cpt,
        ["2.16.840.1.113883.6.12"] = CodeSystem.Cpt,
        ["cpt"] = CodeSystem.Cpt,
        ["cpt4"] = CodeSystem.Cpt,
        ["hl7.org/fhir/sid/hcpcs"] = CodeSystem.Hcpcs,
        ["www.cms.gov/medicare/coding/hcpcsreleasecodesets"] = CodeSystem.Hcpcs,
        ["www.cms.gov/medicare/coding/medhcpcsgeninfo"] = CodeSystem.Hcpcs,
        ["2.16.840.1.113883.6.285"] = CodeSystem.Hcpcs,
        ["2.16.840.1.113883.6.14"] = CodeSystem.Hcpcs,
        ["hcpcs"] = CodeSystem.Hcpcs,
        ["www.cms.gov/medicare/coding/icd10"] = CodeSystem.Icd10Pcs,
        ["hl7.org/fhir/sid/icd-10-pcs"] = CodeSystem.Icd10Pcs,
        ["2.16.840.1.113883.6.4"] = CodeSystem.Icd10Pcs,
        ["icd10pcs"] = CodeSystem.Icd10Pcs,
        ["icd-10-pcs"] = CodeSystem.Icd10Pcs,
        ["hl7.org/fhir/sid/icd-9-cm/procedure"] = CodeSystem.Icd9Proc,
        ["2.16.840.1.113883.6.104"] = CodeSystem.Icd9Proc,
        ["icd9proc"] = CodeSystem.Icd9Proc,
        ["icd-9-proc"] = CodeSystem.Icd9Proc,
        ["icd9pcs"] = CodeSystem.Icd9Proc,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, CodeSystem>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the name, URI or OID of a code system.</summary>
    /// <param name="name">As given in a record; may be empty.</param>
    /// <returns>The system, or <see cref="CodeSystem.Unknown"/> where the name is not in the list.</returns>
    public static CodeSystem FromName(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        if (name.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) name = name[7..];
        else if (name.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) name = name[8..];
        else if (name.StartsWith("urn:oid:", StringComparison.OrdinalIgnoreCase)) name = name[8..];
        name = name.TrimEnd('/');
        if (BySpan.TryGetValue(name, out var system)) return system;
        return IsSnomedEdition(name) ? CodeSystem.Snomed : CodeSystem.Unknown;
    }

    // "xsct" stands for editions that are not released. A version without the module is not in the standard, but its meaning is plain.
    private static bool IsSnomedEdition(ReadOnlySpan<char> name)
    {
        if (name.StartsWith("snomed.info/sct/", StringComparison.OrdinalIgnoreCase)) name = name["snomed.info/sct/".Length..];
        else if (name.StartsWith("snomed.info/xsct/", StringComparison.OrdinalIgnoreCase)) name = name["snomed.info/xsct/".Length..];
        else return false;
        var module = name.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : name.Length;
        return module == name.Length ? module > 0 : name[module..].TrimStart('/').StartsWith("version/", StringComparison.OrdinalIgnoreCase);
    }
}
