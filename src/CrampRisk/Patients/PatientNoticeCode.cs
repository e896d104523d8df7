namespace CrampRisk;

/// <summary>What a notice on a document is about; decides what a patient reads.</summary>
public enum PatientNoticeCode : byte
{
    /// <summary>Anything else: the clinician reads the sentence, the patient that there is one.</summary>
    Other = 0,

    /// <summary>A death is recorded (ruling 39).</summary>
    Death,

    /// <summary>Parts of the document were not read: entries without a resource, older versions, parameters.</summary>
    PartsNotRead,

    /// <summary>Entries may be missing: a page of several, a failed look-up, a list that the caller did not send.</summary>
    MayBeIncomplete,

    /// <summary>The entries name no subject and may belong to several patients.</summary>
    SubjectUnknown,

    /// <summary>The document says of a list that it is empty, withheld or unknown, or contradicts itself about it.</summary>
    ListState,

    /// <summary>Facts about somebody else, such as a child's birth, that were not read as the patient's.</summary>
    AboutSomebodyElse,
}
