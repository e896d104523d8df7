namespace CrampRisk.Terminology;

/// <summary>How reading one code ended.</summary>
internal enum CodeReadingKind : byte
{
    /// <summary>Malformed or on no list: the name decides, if there is one.</summary>
    NotRead = 0,

    /// <summary>Stands for one thing.</summary>
    Resolved,

    /// <summary>Sound, but stands for several things.</summary>
    Ambiguous,

    /// <summary>Sound, and of a list that we do not have whole.</summary>
    ListIncomplete,

    /// <summary>A code that belongs in another list of the patient.</summary>
    WrongList,
}
