namespace CrampRisk.Fhir;

/// <summary>What a Timing says: until when, and how many times a day.</summary>
/// <param name="End">The end of <c>repeat.boundsPeriod</c>.</param>
/// <param name="PerDay">From frequency and period, else from a code such as BID; null where neither tells.</param>
internal readonly record struct TimingElement(CalendarDate End, decimal? PerDay)
{
    // Beyond this a frequency or period is a slip of the pen; it keeps the arithmetic below within decimal's range.
    private const decimal Limit = 1_000_000m;

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
        decimal? perDay = days is > 1 / Limit and < Limit && (frequency ?? 1) is > 0 and < Limit and var times ? times / days : null;
        return new TimingElement(end, perDay);
    }

    // HL7 v3 GTSAbbreviation, as the FHIR value set timing-abbreviation has it.
    private static decimal? OfCode(FhirConcept concept)
    {
        foreach (var coding in concept.Codes)
        {
            decimal? perDay = coding.Code switch
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
            if (perDay is not null) return perDay;
        }
        return null;
    }
}
