namespace CrampRisk.Terminology;

/// <summary>What the words around a name (or a history code) say about whether it holds now.</summary>
public enum TextContext : byte
{
    /// <summary>Nothing: it holds.</summary>
    None = 0,

    /// <summary>Denied: "no", "denies", "not taking".</summary>
    Negated,

    /// <summary>About a relative.</summary>
    FamilyHistory,

    /// <summary>About the past.</summary>
    PastHistory,

    /// <summary>Stopped, discontinued, completed.</summary>
    Stopped,

    /// <summary>Paused.</summary>
    OnHold,

    /// <summary>An allergy or intolerance.</summary>
    Allergy,

    /// <summary>Looked for, not found to be there (a screening encounter).</summary>
    Screening,

    /// <summary>A plan or proposal, not a use: "may need", "consider".</summary>
    Intended,
}
