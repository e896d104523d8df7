namespace CrampRisk;

/// <summary>The input lists of a patient.</summary>
public enum EntryList : byte
{
    /// <summary>Medications.</summary>
    Medications = 0,

    /// <summary>Conditions.</summary>
    Conditions,

    /// <summary>Procedures.</summary>
    Procedures,
}
