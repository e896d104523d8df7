namespace CrampRisk.Fhir;

/// <summary>The kinds of FHIR resources that make a difference to the reader.</summary>
internal enum ResourceKind : byte
{
    /// <summary>No resourceType is given.</summary>
    None = 0,

    /// <summary>A resource that is not read.</summary>
    Other,

    Bundle,
    Patient,
    Medication,

    /// <summary>Read as an ingredient of a Medication.</summary>
    Substance,

    MedicationRequest,
    MedicationStatement,
    MedicationAdministration,
    MedicationDispense,
    Condition,
    Procedure,

    /// <summary>Read where it speaks of a pregnancy; then it is an entry of the conditions.</summary>
    Observation,

    /// <summary>Read where it says that a list is empty.</summary>
    List,
    Composition,

    /// <summary>What would be an entry, but states that a list has none.</summary>
    Absence,

    Parameters,

    /// <summary>What a server says when it could not do something, so that a list may be missing; or what it merely remarks.</summary>
    OperationOutcome,

    /// <summary>States the FHIR version of a server.</summary>
    CapabilityStatement,

    /// <summary>Resource types that R4 does not have, by the version that has them.</summary>
    Dstu2Only,
    Dstu2OrStu3Only,
    R5Only,
}
