namespace CrampRisk;

/// <summary>The status of a procedure, in the words of FHIR R4's event-status.</summary>
public enum ProcedureStatus : byte
{
    /// <summary>Not given, or stated as unknown: dates alone decide.</summary>
    Unknown = 0,

    /// <summary>Not begun: no day in force.</summary>
    Preparation,

    /// <summary>Going on.</summary>
    InProgress,

    /// <summary>Did not happen: no day in force.</summary>
    NotDone,

    /// <summary>Paused: not in force, with a remark.</summary>
    OnHold,

    /// <summary>Ended early; what was done was done.</summary>
    Stopped,

    /// <summary>Done.</summary>
    Completed,

    /// <summary>A mistake: no day in force.</summary>
    EnteredInError,
}
