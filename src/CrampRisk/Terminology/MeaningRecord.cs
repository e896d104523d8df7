namespace CrampRisk.Terminology;

/// <summary>A drug meaning as the table holds it.</summary>
/// <param name="Set">Number of the ingredient set; 0 is empty.</param>
/// <param name="Route">Route by dose form or by the brand's one route; unknown elsewhere.</param>
/// <param name="Kind">How specific.</param>
/// <param name="Flags">What else there is to know.</param>
/// <param name="Words">String offset: for look-alikes the sentence that says what it is, else the dose form; 0 for none.</param>
internal readonly record struct MeaningRecord(ushort Set, Route Route, TermKind Kind, MeaningFlags Flags, uint Words)
{
    public bool Has(MeaningFlags flag) => (Flags & flag) != 0;
}
