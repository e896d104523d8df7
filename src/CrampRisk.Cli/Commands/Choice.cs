using System.Globalization;
using CrampRisk.Documents;

namespace CrampRisk.Cli.Commands;

/// <summary>Reads the values of options; every mistake names the nearest right spelling.</summary>
internal static class Choice
{
    /// <summary>The day that is taken where none is given: the only clock of the program.</summary>
    public static DateOnly Today => DateOnly.FromDateTime(DateTime.Today);

    /// <summary>One of the names, or the fallback where the option is not there.</summary>
    /// <exception cref="UsageException">The value is none of the names.</exception>
    public static T Of<T>(string option, string? value, T fallback, params (string Name, T Value)[] choices)
    {
        if (value is null) return fallback;
        foreach (var (name, choice) in choices)
            if (name == value) return choice;
        var names = choices.Select(choice => choice.Name).ToArray();
        throw new UsageException($"{option} {value} is not known", NearestName.Of(value, names) is { } nearest ? $"Write {option} {nearest}" : $"Write one of {string.Join(", ", names)}");
    }

    /// <summary>A value that the contract has and this version does not.</summary>
    /// <exception cref="UsageException">The value is one of them.</exception>
    public static void NotBuilt(string option, string? value, string[] notBuilt, string built)
    {
        if (value is not null && notBuilt.Contains(value)) throw new UsageException($"{option} {value} is not built yet", $"Write one of {built}");
    }

    /// <summary>A day of the calendar, or the fallback where the option is not there.</summary>
    /// <exception cref="UsageException">The value is no such day.</exception>
    public static DateOnly Day(string option, string? value, DateOnly fallback)
    {
        if (value is null) return fallback;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        throw new UsageException($"{option} {value} is no day of the calendar", $"Write it as {option} 2026-11-24");
    }

    /// <summary>A whole number in a range, or null where the option is not there.</summary>
    /// <exception cref="UsageException">The value is no such number.</exception>
    public static int? Days(string option, string? value, int least, int most)
    {
        if (value is null) return null;
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= most) return days;
        throw new UsageException($"{option} {value} is no number of days from {least} to {most}", $"Write it as {option} 30");
    }
}
