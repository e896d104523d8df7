namespace CrampRisk.Terminology;

/// <summary>What a word that is no name does in an entry.</summary>
internal enum LexiconKind : byte
{
    /// <summary>Nothing known.</summary>
    None = 0,

    /// <summary>A route ("po").</summary>
    Route,

    /// <summary>A dose form ("tab").</summary>
    Form,

    /// <summary>A unit ("mg").</summary>
    Unit,

    /// <summary>How often, when ("bid", "prn").</summary>
    Frequency,

    /// <summary>Denies what follows ("no", "denies").</summary>
    Negation,

    /// <summary>Stopped, discontinued, held.</summary>
    Stopped,

    /// <summary>About a relative.</summary>
    Family,

    /// <summary>About the past.</summary>
    History,

    /// <summary>An allergy.</summary>
    Allergy,

    /// <summary>Says nothing ("take", "daily dose of").</summary>
    Noise,

    /// <summary>Ends what a cue speaks of.</summary>
    Separator,

    /// <summary>Looks like a name and is none.</summary>
    NotDrug,

    /// <summary>A plan or proposal ("may need", "consider").</summary>
    Intended,

    /// <summary>A reaction ("hives"), or the verb in front of it ("caused"): speaks of the drug right before it.</summary>
    Reaction,
}
