namespace CrampRisk.Knowledge;

/// <summary>How far a piece of knowledge has been reviewed. What CrampRisk ships is at most under review.</summary>
public enum ReviewStatus : byte
{
    /// <summary>Written, not reviewed.</summary>
    Submitted = 0,

    /// <summary>Being reviewed.</summary>
    UnderReview,

    /// <summary>Approved by a named clinician.</summary>
    Approved,
}
