namespace CrampRisk.Cli.Outputs;

/// <summary>How reports are written.</summary>
internal enum ReportFormat
{
    /// <summary>For a reader at a terminal.</summary>
    Text = 0,

    /// <summary>One JSON object, of exactly one patient.</summary>
    Json,

    /// <summary>A JSON object on each line.</summary>
    Ndjson,

    /// <summary>One web page, of exactly one patient.</summary>
    Html,

    /// <summary>A FHIR R4 Bundle for each patient; of several, one on each line.</summary>
    Fhir,
}
