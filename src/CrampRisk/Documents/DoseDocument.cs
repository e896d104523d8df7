namespace CrampRisk.Documents;

/// <summary>A dose in patient JSON, as plain values that are not checked yet.</summary>
internal sealed class DoseDocument
{
    public decimal? Value { get; set; }

    public string? Unit { get; set; }

    public decimal? PerDay { get; set; }

    /// <summary>False where the property is missing; true where it is there, even if it could not be read.</summary>
    public bool HasValue { get; set; }

    public bool HasUnit { get; set; }

    public Dose Build() => new(Value!.Value, Unit!, PerDay);
}
