namespace CrampRisk;

/// <summary>What sort of record a medication entry is; decides its period.</summary>
public enum MedicationKind : byte
{
    /// <summary>A line of a medication list.</summary>
    List = 0,

    /// <summary>A prescription or order.</summary>
    Request,

    /// <summary>A report that the patient takes it.</summary>
    Statement,

    /// <summary>A supply handed over.</summary>
    Dispense,

    /// <summary>A dose given.</summary>
    Administration,
}
