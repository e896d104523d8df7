namespace CrampRisk;

/// <summary>A dose as stated in a record.</summary>
/// <param name="Value">The amount, greater than zero, in <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit as given, such as <c>mg</c>.</param>
/// <param name="PerDay">How many times a day; null where the record does not say.</param>
public sealed record Dose(decimal Value, string Unit, decimal? PerDay = null);
