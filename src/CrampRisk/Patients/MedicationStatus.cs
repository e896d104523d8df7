namespace CrampRisk;

/// <summary>The status of a medication record, in the words of FHIR R4's medication resources.</summary>
public enum MedicationStatus : byte
{
    /// <summary>Not given, or stated as unknown: dates alone decide.</summary>
    Unknown = 0,

    /// <summary>Being taken or valid.</summary>
    Active,

    /// <summary>Paused: not in force, with a remark.</summary>
    OnHold,

    /// <summary>Being written: in force only where <see cref="Medication.IsNew"/> is set.</summary>
    Draft,

    /// <summary>A dispense or administration that has not happened yet: no day in force.</summary>
    Preparation,

    /// <summary>An administration that is going on.</summary>
    InProgress,

    /// <summary>Over: ends a request or statement at its end date; an administration or dispense stands as it is.</summary>
    Completed,

    /// <summary>Ended before its time, at the stated end date.</summary>
    Stopped,

    /// <summary>Withdrawn, at the stated end date.</summary>
    Cancelled,

    /// <summary>Planned: no day in force.</summary>
    Intended,

    /// <summary>Refused: no day in force.</summary>
    Declined,

    /// <summary>Not given: no day in force.</summary>
    NotDone,

    /// <summary>Not taken: no day in force.</summary>
    NotTaken,

    /// <summary>A mistake: no day in force.</summary>
    EnteredInError,
}
