namespace CrampRisk.Cli.Inputs;

/// <summary>How an input is to be read.</summary>
internal enum InputFormat
{
    /// <summary>As its content says.</summary>
    Auto = 0,

    /// <summary>Patient JSON, or one such object a line.</summary>
    Patient,

    /// <summary>FHIR R4 JSON, or one resource a line.</summary>
    Fhir,

    /// <summary>A CDS Hooks request, or one a line.</summary>
    CdsHooks,

    /// <summary>One entry a line.</summary>
    Text,
}
