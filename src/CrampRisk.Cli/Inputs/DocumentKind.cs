namespace CrampRisk.Cli.Inputs;

/// <summary>What a document is, by its content.</summary>
internal enum DocumentKind
{
    /// <summary>One entry a line; also anything that is nothing else.</summary>
    Text = 0,

    /// <summary>One patient as JSON.</summary>
    PatientJson,

    /// <summary>A FHIR resource or Bundle as JSON.</summary>
    Fhir,

    /// <summary>JSON documents, one a line.</summary>
    Lines,

    /// <summary>What a bulk export says of itself: the files that belong to it.</summary>
    ExportManifest,

    /// <summary>A CDS Hooks request.</summary>
    CdsHooks,

    /// <summary>A C-CDA document.</summary>
    Ccda,

    /// <summary>An NCPDP SCRIPT message.</summary>
    Ncpdp,

    /// <summary>FHIR as XML.</summary>
    FhirXml,

    /// <summary>XML of another kind.</summary>
    Xml,

    /// <summary>An HL7 version 2 message.</summary>
    Hl7V2,

    /// <summary>A ZIP archive, or a format that is one (Office files).</summary>
    Zip,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A Parquet file.</summary>
    Parquet,

    /// <summary>Zstandard-compressed data.</summary>
    Zstandard,
}
