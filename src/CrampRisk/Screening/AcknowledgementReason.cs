namespace CrampRisk;

/// <summary>Why a flag was answered.</summary>
public enum AcknowledgementReason : byte
{
    /// <summary>Another reason; see the note.</summary>
    Other = 0,

    /// <summary>It will be watched.</summary>
    WillMonitor,

    /// <summary>It was tolerated before.</summary>
    ToleratedBefore,

    /// <summary>The benefit outweighs the risk.</summary>
    BenefitOutweighsRisk,

    /// <summary>It was taken care of already.</summary>
    AlreadyAddressed,

    /// <summary>The record is wrong.</summary>
    InaccurateData,

    /// <summary>It does not matter for this patient.</summary>
    NotRelevant,
}
