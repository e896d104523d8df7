namespace CrampRisk;

/// <summary>What there is to say about how an entry was read. The spellings are those of the report contract.</summary>
public enum RemarkCode : byte
{
    /// <summary>A retired code was followed to the current one.</summary>
    RetiredCodeFollowed = 0,

    /// <summary>The code and its display or text mean different things; the code decided.</summary>
    DisplayDisagrees,

    /// <summary>A code that could be read in several ways has one reading on the product list.</summary>
    NdcSettledByList,

    /// <summary>An open-ended drug older than the policy's limit.</summary>
    Stale,

    /// <summary>Paused, therefore not in force.</summary>
    OnHold,

    /// <summary>Status and dates disagree; the earlier end won.</summary>
    StatusAndDatesDisagree,

    /// <summary>The end lies before the start; the start day was taken.</summary>
    EndBeforeStart,

    /// <summary>A date that stands for "none".</summary>
    SentinelDate,

    /// <summary>Only a year or a month was given.</summary>
    PartialDate,

    /// <summary>In force only because of the look-back.</summary>
    WithinLookback,

    /// <summary>Dialysis, but its kind is not stated.</summary>
    KindOfDialysisNotStated,

    /// <summary>Spinal stenosis, but its region is not stated.</summary>
    RegionNotStated,

    /// <summary>The entry records cramps themselves.</summary>
    Symptom,

    /// <summary>The text denies it.</summary>
    Negated,

    /// <summary>The text or code is about a relative.</summary>
    FamilyHistory,

    /// <summary>The text names an allergy.</summary>
    Allergy,

    /// <summary>The codes of one entry mean different things; the first that resolves decided.</summary>
    CodesDisagree,

    /// <summary>The entry's route contradicts the product's form; the entry's was taken.</summary>
    RouteDisagrees,

    /// <summary>No days' supply was given; the policy's was assumed.</summary>
    AssumedSupply,

    /// <summary>In force because the last dose or session is within the policy's window.</summary>
    WithinWindow,

    /// <summary>The condition is not confirmed.</summary>
    NotConfirmed,

    /// <summary>Ended, but the record does not say when.</summary>
    EndedWithoutDate,

    /// <summary>The text says that it was stopped.</summary>
    StoppedInText,

    /// <summary>The text or code is about the past.</summary>
    PastHistory,

    /// <summary>The record has no date.</summary>
    Undated,

    /// <summary>A date could not be read.</summary>
    DateNotRead,

    /// <summary>A code could not be read or is not known; the name decided.</summary>
    CodeNotRead,

    /// <summary>The code is sound, but no complete list of that system is shipped.</summary>
    CodeListIncomplete,

    /// <summary>A reference leads nowhere; its display was read as text.</summary>
    ReferenceNotFollowed,

    /// <summary>The status is none that the standard has.</summary>
    StatusNotKnown,

    /// <summary>The days' supply of an active order has run out.</summary>
    SupplyEnded,
}
