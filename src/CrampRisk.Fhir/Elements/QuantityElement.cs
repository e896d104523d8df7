using System.Globalization;

namespace CrampRisk.Fhir;

/// <summary>Reads Quantity, SimpleQuantity and Duration.</summary>
internal readonly record struct QuantityElement(decimal? Value, string? Unit, string? Code)
{
    // 273 years: as good as "for ever", and no day count that a calendar could overflow with.
    private const int MaxDays = 100_000;

    // Keeps the products below within decimal's range.
    private const decimal Absurd = 1_000_000_000m;

    /// <summary>Reads a quantity; empty where it is not given.</summary>
    public static QuantityElement Read(ref JsonCursor json)
    {
        if (!json.EnterObject()) return default;
        decimal? value = null;
        string? unit = null, code = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("value"u8)) value = json.Number();
            else if (json.Name.SequenceEqual("unit"u8)) unit = json.String();
            else if (json.Name.SequenceEqual("code"u8)) code = json.String();
            else json.Skip();
        }
        return new QuantityElement(value, unit, code);
    }

    /// <summary>The quantity in whole days, begun ones counted; null where it states none, or a unit that is not of time. A bare number is days.</summary>
    public int? Days(long times = 1)
    {
        if (Value is not > 0) return null;
        var unit = Code is null && Unit is null ? 1m : DaysOf(Code) ?? DaysOf(Unit);
        if (unit is null) return null;
        return Value > Absurd ? MaxDays : (int)Math.Min(Math.Ceiling(Value.Value * unit.Value * times), MaxDays);
    }

    /// <summary>How long a unit of time is, in days; null where it is none.</summary>
    /// <remarks>UCUM: the mean Julian month and year (mo, a). Records also write the words.</remarks>
    public static decimal? DaysOf(string? unit) => unit?.ToLower(CultureInfo.InvariantCulture) switch
    {
        "d" or "day" or "days" => 1m,
        "wk" or "week" or "weeks" => 7m,
        "mo" or "month" or "months" => 30.4375m,
        "a" or "year" or "years" => 365.25m,
        "h" or "hour" or "hours" => 1m / 24,
        "min" or "minute" or "minutes" => 1m / 1440,
        "s" or "second" or "seconds" => 1m / 86400,
        _ => null,
    };

    /// <summary>The quantity as a dose; null without a positive value or a unit.</summary>
    public Dose? AsDose(decimal? perDay) =>
        Value is > 0 and var value && (Unit ?? Code) is { } unit ? new Dose(value, unit, perDay) : null;
}
