namespace CrampRisk;

/// <summary>Reads the dates of records into days: partial dates, dates that stand for "none", ends before starts.</summary>
internal static class DateReading
{
    // Rulings 12 and 33: no start is "since ever"; a year of 9999 is "no end", and so is the zero of a computer's clock before the start.
    private static readonly DateOnly UnixZero = new(1970, 1, 1);
    private static readonly DateOnly SpreadsheetZero = new(1900, 1, 1);

    /// <summary>The first day, or <see cref="InForcePeriod.Ever"/>.</summary>
    public static int Start(CalendarDate date, ref EntryTiming timing)
    {
        if (!date.IsGiven) return InForcePeriod.Ever;
        if (date.IsPartial) timing.Say(RemarkCode.PartialDate, $"The start {date} is partial: read as {date.First:yyyy-MM-dd}.");
        return date.First.DayNumber;
    }

    /// <summary>The last day, or <see cref="InForcePeriod.Open"/>.</summary>
    public static int End(CalendarDate date, int start, ref EntryTiming timing)
    {
        if (!date.IsGiven) return InForcePeriod.Open;
        if (date.Last.Year == 9999)
        {
            timing.Say(RemarkCode.SentinelDate, "The end stands for no end: year 9999.");
            return InForcePeriod.Open;
        }
        var end = date.Last.DayNumber;
        if (end < start && !date.IsPartial && (date.Last == UnixZero || date.Last == SpreadsheetZero))
        {
            timing.Say(RemarkCode.SentinelDate, $"The end {date} lies before the start and is a system's zero: read as no end.");
            return InForcePeriod.Open;
        }
        if (date.IsPartial) timing.Say(RemarkCode.PartialDate, $"The end {date} is partial: read as {date.Last:yyyy-MM-dd}.");
        if (end >= start) return end;
        timing.Say(RemarkCode.EndBeforeStart, "The end lies before the start: read as in force on the start day only.");
        return start;
    }

    /// <summary>The period of an event: its days, and a window after the last.</summary>
    public static EntryTiming Event(int start, int end, int windowDays, string unit, EntryTiming timing)
    {
        if (start == InForcePeriod.Ever && end == InForcePeriod.Open)
        {
            timing.Period = InForcePeriod.Always.OnlyPossible();
            timing.Say(RemarkCode.Undated, $"No date is recorded for this {unit}.");
            return timing;
        }
        var last = end == InForcePeriod.Open ? start : end;
        timing.Period = new InForcePeriod(start, last + windowDays, InForcePeriod.Open);
        timing.WindowAfter = last;
        return timing;
    }
}
