namespace CrampRisk;

/// <summary>How sure a record is that the condition exists, in the words of FHIR R4's condition-ver-status.</summary>
public enum VerificationStatus : byte
{
    /// <summary>Not given: read as confirmed.</summary>
    Unknown = 0,

    /// <summary>Confirmed.</summary>
    Confirmed,

    /// <summary>A working diagnosis: flags only as possible.</summary>
    Provisional,

    /// <summary>One of several diagnoses considered: flags only as possible.</summary>
    Differential,

    /// <summary>Not confirmed: flags only as possible.</summary>
    Unconfirmed,

    /// <summary>Ruled out: no day in force.</summary>
    Refuted,

    /// <summary>A mistake: no day in force.</summary>
    EnteredInError,
}
