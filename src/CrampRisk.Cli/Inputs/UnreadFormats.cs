namespace CrampRisk.Cli.Inputs;

/// <summary>What is said to a document that was recognised and is not read.</summary>
internal static class UnreadFormats
{
    /// <summary>The problem; only for kinds that have no reader.</summary>
    public static Problem Problem(DocumentKind kind) => kind switch
    {
        DocumentKind.ExportManifest => new Problem("CR507", "", "this is the manifest of a bulk export: it names files and holds no patient", "Give the folder with its NDJSON files"),
        DocumentKind.Ccda => NotYet("a C-CDA document", "Give the patient as FHIR R4 JSON, patient JSON or text"),
        DocumentKind.Ncpdp => NotYet("an NCPDP SCRIPT message", "Give the prescription as FHIR R4 JSON, patient JSON or text"),
        DocumentKind.FhirXml => Not("FHIR in XML", "Save it as FHIR JSON"),
        DocumentKind.Xml => Not("XML that is neither C-CDA nor NCPDP SCRIPT", "Give the patient as FHIR R4 JSON, patient JSON or text"),
        DocumentKind.Hl7V2 => Not("an HL7 version 2 message", "Give the patient as FHIR R4 JSON, patient JSON or text"),
        DocumentKind.Zip => Not("a ZIP archive or an Office file", "Unpack it, or save it as text"),
        DocumentKind.Pdf => Not("a PDF", "Save its text, one entry a line"),
        DocumentKind.Parquet => Not("a Parquet file", "Give the patient as FHIR R4 JSON, patient JSON or text"),
        DocumentKind.Zstandard => Not("Zstandard-compressed data", "Unpack it, or compress it with gzip"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind has a reader."),
    };

    private static Problem NotYet(string found, string remedy) => new("CR507", "", $"this is {found}, which is not read yet", remedy);

    private static Problem Not(string found, string remedy) => new("CR507", "", $"this is {found}, which is not read", remedy);
}
