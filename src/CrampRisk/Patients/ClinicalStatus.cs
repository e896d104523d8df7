namespace CrampRisk;

/// <summary>The clinical status of a condition, in the words of FHIR R4's condition-clinical.</summary>
public enum ClinicalStatus : byte
{
    /// <summary>Not given: dates alone decide.</summary>
    Unknown = 0,

    /// <summary>Present.</summary>
    Active,

    /// <summary>Present again.</summary>
    Recurrence,

    /// <summary>Worse again after a better time.</summary>
    Relapse,

    /// <summary>No longer present.</summary>
    Inactive,

    /// <summary>Symptoms have gone.</summary>
    Remission,

    /// <summary>Over, not expected back.</summary>
    Resolved,
}
