using System.Globalization;

namespace CrampRisk;

/// <summary>A date as records write it: a year, a year and month, or a full calendar day. A time of day is dropped, never converted.</summary>
/// <remarks><c>default</c> is "no date": <see cref="IsGiven"/> is false. A partial date is a range from <see cref="First"/> to <see cref="Last"/>.</remarks>
public readonly record struct CalendarDate
{
    private readonly short _year;
    private readonly byte _month;
    private readonly byte _day;

    private CalendarDate(int year, int month, int day) =>
        (_year, _month, _day) = ((short)year, (byte)month, (byte)day);

    /// <summary>False for <c>default</c>, which is no date.</summary>
    public bool IsGiven => _year != 0;

    /// <summary>True where only the year, or the year and month, are known.</summary>
    public bool IsPartial => IsGiven && _day == 0;

    /// <summary>The first day that the date may mean: a partial start is read so.</summary>
    /// <exception cref="InvalidOperationException">There is no date.</exception>
    public DateOnly First => !IsGiven
        ? throw new InvalidOperationException("There is no date; ask IsGiven first.")
        : new DateOnly(_year, Math.Max(_month, (byte)1), Math.Max(_day, (byte)1));

    /// <summary>The last day that the date may mean: a partial end is read so.</summary>
    /// <exception cref="InvalidOperationException">There is no date.</exception>
    public DateOnly Last
    {
        get
        {
            if (!IsGiven) throw new InvalidOperationException("There is no date; ask IsGiven first.");
            var month = _month == 0 ? 12 : _month;
            return new DateOnly(_year, month, _day == 0 ? DateTime.DaysInMonth(_year, month) : _day);
        }
    }

    /// <summary>A full calendar day.</summary>
    public static CalendarDate FromDay(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>A full calendar day.</summary>
    public static implicit operator CalendarDate(DateOnly day) => FromDay(day);

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>; a time after <c>T</c> is dropped.</summary>
    /// <returns>False where the text has another shape or the day does not exist (31 February).</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out CalendarDate date)
    {
        date = default;
        var time = text.IndexOf('T');
        if (time == 10) text = text[..10];
        if (text.Length is not (4 or 7 or 10)) return false;
        if (!TryDigits(text[..4], out var year) || year == 0) return false;
        int month = 0, day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !TryDigits(text[5..7], out month) || month is 0 or > 12)) return false;
        if (text.Length == 10 && (text[7] != '-' || !TryDigits(text[8..], out day) || day == 0 || day > DateTime.DaysInMonth(year, month))) return false;
        date = new CalendarDate(year, month, day);
        return true;
    }

    /// <summary>Reads a date as <see cref="TryParse"/> does.</summary>
    /// <exception cref="FormatException">The text is no such date.</exception>
    public static CalendarDate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var date) ? date : throw new FormatException("Not a date. Expected yyyy, yyyy-MM or yyyy-MM-dd, a day that exists.");
    }

    /// <summary>The date as it was written: <c>2026-11</c> stays <c>2026-11</c>; no date is an empty string.</summary>
    public override string ToString() => !IsGiven ? ""
        : _month == 0 ? _year.ToString("0000", CultureInfo.InvariantCulture)
        : _day == 0 ? string.Create(CultureInfo.InvariantCulture, $"{_year:0000}-{_month:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{_year:0000}-{_month:00}-{_day:00}");

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
