using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>What the records say of the amount a day: at least, and at most. A single dose without "how often" bounds it from below only.</summary>
internal readonly record struct DailyDose(decimal From, decimal To)
{
    private static readonly DailyDose Unknown = new(0, decimal.MaxValue);

    /// <summary>The largest of the entries that take part, in the unit of a threshold.</summary>
    public static DailyDose Of(FiredRule fired, ReadOnlySpan<EntryReading> readings, string unit)
    {
        DailyDose? largest = null;
        foreach (var place in fired.Entries)
        {
            if (readings[place].Entry is not Medication medication) continue;
            var dose = Of(medication.Dose, unit);
            largest = largest is not { } known ? dose : new DailyDose(Math.Max(known.From, dose.From), Math.Max(known.To, dose.To));
        }
        return largest ?? Unknown;
    }

    /// <summary>The tier that the stated dose reaches, for the flag's id: the highest threshold, <c>below</c>, or <c>unknown</c>.</summary>
    public static string TierOf(Rule rule, FiredRule fired, ReadOnlySpan<EntryReading> readings)
    {
        DoseThreshold? reached = null;
        var below = true;
        foreach (var modifier in rule.Modifiers)
        {
            if (modifier.Criteria.DoseAtLeast is not { } threshold) continue;
            var dose = Of(fired, readings, threshold.Unit);
            below &= dose.To < threshold.Value;
            if (dose.From >= threshold.Value && (reached is null || Scaled(threshold.Value, threshold.Unit, reached.Unit) > reached.Value)) reached = threshold;
        }
        return reached is not null ? reached.ToString() : below ? "below" : "unknown";
    }

    private static DailyDose Of(Dose? dose, string unit)
    {
        if (dose is null || Scaled(dose.Value, dose.Unit, unit) is not { } single) return Unknown;
        return dose.PerDay is { } times ? new DailyDose(single * times, single * times) : new DailyDose(single, decimal.MaxValue);
    }

    private static decimal? Scaled(decimal value, string from, string to) =>
        string.Equals(from, to, StringComparison.OrdinalIgnoreCase) ? value
        : Micrograms(from) is { } left && Micrograms(to) is { } right ? value * left / right
        : null;

    private static decimal? Micrograms(string unit) => unit.ToUpperInvariant() switch
    {
        "G" => 1_000_000m,
        "MG" => 1_000m,
        "MCG" or "UG" or "\u00B5G" or "\u039CG" => 1m,
        _ => null,
    };
}
