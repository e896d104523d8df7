namespace CrampRisk.Terminology;

/// <summary>What a drug code or name means: ingredients, route and a few flags. Equal meanings share one record of the table.</summary>
internal readonly record struct DrugMeaning
{
    /// <summary>Bytes of a record in the table.</summary>
    public const int Size = 12;

    public required ushort Set { get; init; }

    /// <summary>Dose form, as an offset into the strings; 0 for none.</summary>
    public required uint Form { get; init; }

    public required Route Route { get; init; }

    public required TermKind Kind { get; init; }

    public required MeaningFlags Flags { get; init; }

    /// <summary>For look-alikes: number of the note that says what it is; 0 for none.</summary>
    public required ushort Note { get; init; }
}
