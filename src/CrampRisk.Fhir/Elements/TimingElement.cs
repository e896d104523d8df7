namespace CrampRisk.Fhir;

/// <summary>What a Timing says: until when, and how many times a day.</summary>
/// <param name="End">The end of <c>repeat.boundsPeriod</c>.</param>
/// <param name="PerDay">From frequency and period, else from a code such as BID; null where neither tells.</param>
internal readonly record struct TimingElement(CalendarDate End, decimal? PerDay)
{
    // Beyond this a frequency or period is a slip of the pen; it keeps the arithmetic below within decimal's range.
    private const decimal Limit = 1_000_000m;

    // Every 8 hours is 3 times a day, whatever an hour leaves over when it is divided; 1/7 stays once a week.
    private const int Decimals = 10;

    // Dividing by one of many decimals takes the zeros off that rounding leaves.
    private const decimal One = 1.0000000000000000000000000000m;

    private const int LongestPeriod = 31;

    /// <summary>Reads a Timing; empty where it is not given.</summary>
    public static TimingElement Read(ref JsonCursor json, ref RemarkList remarks)
    {
        if (!json.EnterObject()) return default;
        TimingElement repeat = default;
        decimal? coded = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("repeat"u8)) repeat = ReadRepeat(ref json, ref remarks);
            else if (json.Name.SequenceEqual("code"u8)) coded = OfCode(ConceptElement.Read(ref json));
            else json.Skip();
        }
        return repeat with { PerDay = repeat.PerDay ?? coded };
    }

    private static TimingElement ReadRepeat(ref JsonCursor json, ref RemarkList remarks)
    {
        if (!json.EnterObject()) return default;
        CalendarDate end = default;
        decimal? frequency = null, period = null;
        string? unit = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("boundsPeriod"u8)) end = DateElement.Period(ref json, ref remarks).End;
            else if (json.Name.SequenceEqual("frequency"u8)) frequency = json.Number();
            else if (json.Name.SequenceEqual("period"u8)) period = json.Number();
            else if (json.Name.SequenceEqual("periodUnit"u8)) unit = json.String();
            else json.Skip();
        }
        var days = period is > 0 and < Limit ? QuantityElement.DaysOf(unit) * period : null;
        decimal? perDay = days is > 1 / Limit and < Limit && (frequency ?? 1) is > 0 and < Limit and var times ? Rounded(times / days.Value) : null;
        return new TimingElement(end, perDay);
    }

    /// <summary>How <c>repeat</c> states times a day, with the period in days; null where it cannot.</summary>
    public static (int Frequency, decimal Period)? Repeat(decimal? perDay)
    {
        if (perDay is not (> 1 / Limit and < Limit and var times)) return null;
        for (var period = 1; period <= LongestPeriod; period++)
            if (Math.Round(times * period) is >= 1 and < Limit and var frequency && Rounded(frequency / period) == Rounded(times))
                return ((int)frequency, period);
        return (1, Math.Round(1 / times, 2 * Decimals));
    }

    /// <summary>Times a day as they are compared and kept.</summary>
    public static decimal Rounded(decimal perDay) => Math.Round(perDay, Decimals) / One;

    /// <summary>Times a day of HL7 v3 GTSAbbreviation, as the FHIR value set timing-abbreviation has it; null for other codes.</summary>
    public static decimal? OfCode(string code) => code switch
    {
        "QD" or "AM" or "PM" or "BED" => 1,
        "BID" => 2,
        "TID" => 3,
        "QID" => 4,
        "QOD" => 0.5m,
        "Q1H" => 24,
        "Q2H" => 12,
        "Q3H" => 8,
        "Q4H" => 6,
        "Q6H" => 4,
        "Q8H" => 3,
        _ => null,
    };

    private static decimal? OfCode(FhirConcept concept)
    {
        foreach (var coding in concept.Codes)
            if (OfCode(coding.Code) is { } perDay) return perDay;
        return null;
    }
}
