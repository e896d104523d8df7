namespace CrampRisk.Terminology;

/// <summary>How resolving an entry ended.</summary>
public enum ResolutionKind : byte
{
    /// <summary>Nothing was found; <see cref="Resolution.Because"/> says why, candidates are only suggestions.</summary>
    Unrecognised = 0,

    /// <summary>Several things fit; all are listed, none is picked.</summary>
    Ambiguous,

    /// <summary>One meaning was found (a combination product has several concepts).</summary>
    Recognised,
}
