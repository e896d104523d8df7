namespace CrampRisk.Terminology;

/// <summary>What else there is to know about a drug meaning.</summary>
[Flags]
internal enum MeaningFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Covers a listed drug and a look-alike: possible at most.</summary>
    OnlyPossible = 1,

    /// <summary>On the list of look-alikes: the note says what it is.</summary>
    LookAlike = 2,

    /// <summary>A brand whose ingredients no source gives.</summary>
    IngredientsNotKnown = 4,

    /// <summary>An injectable form whose exact route the form does not tell.</summary>
    Injectable = 8,

    /// <summary>A product that several things share: never one meaning.</summary>
    NameDoesNotTell = 16,
}
