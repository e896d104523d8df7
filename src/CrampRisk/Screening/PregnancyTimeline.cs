using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Works out when each recorded pregnancy was over, from all entries together (the design's list, ruling 14).</summary>
/// <remarks>
/// A pregnancy lasts at most 45 weeks from its onset, or 3 weeks past a stated due date: generous bounds on the 42 weeks after which a
/// pregnancy counts as post-term (ICD-10 O48), chosen so that no running pregnancy is missed.
/// </remarks>
internal static class PregnancyTimeline
{
    private const int LongestWeeks = 45;
    private const int DaysPastDueDate = 21;

    /// <summary>Shortens the periods of pregnancy entries to those of their pregnancies.</summary>
    public static void Apply(Span<EntryReading> readings, int asOf)
    {
        List<int>? records = null;
        List<int>? ends = null;
        var undatedEnd = false;
        for (var i = 0; i < readings.Length; i++)
        {
            if (RoleOf(readings[i].Resolution) is not { } role || readings[i].Resolution.Context != TextContext.None) continue;
            var period = readings[i].Timing.Period;
            if (period.IsNever) continue;
            if (role == ConceptRole.Ends)
            {
                if (period.First == InForcePeriod.Ever) undatedEnd = true;
                else (ends ??= []).Add(period.First);
            }
            else if (role is ConceptRole.Include or ConceptRole.Possible)
            {
                (records ??= []).Add(i);
            }
        }
        if (records is null) return;
        var firsts = new int[readings.Length];
        for (var i = 0; i < readings.Length; i++) firsts[i] = readings[i].Timing.Period.First;
        records.Sort((a, b) => firsts[a] != firsts[b] ? firsts[a].CompareTo(firsts[b]) : a.CompareTo(b));
        ends?.Sort();

        var members = new List<int>();
        var (start, end) = (0, 0);
        foreach (var record in records)
        {
            var period = readings[record].Timing.Period;
            if (members.Count > 0 && period.First <= end)
            {
                end = Math.Max(start, Math.Min(end, StatedEnd(readings[record], asOf)));
            }
            else
            {
                Close(readings, members, end);
                members.Clear();
                start = period.First;
                end = Math.Min(period.Last, StatedEnd(readings[record], asOf));
                end = Math.Min(end, FirstAtOrAfter(ends, start));
                if (start != InForcePeriod.Ever) end = Math.Min(end, start + (7 * LongestWeeks));
                end = Math.Max(start, end);
            }
            members.Add(record);
        }
        Close(readings, members, end);
        if (undatedEnd)
            foreach (var record in records) readings[record].Timing.Period = readings[record].Timing.Period.OnlyPossible();
    }

    /// <summary>The completed weeks of pregnancy that an entry implies for a day; null where it states none.</summary>
    public static WeekRange? WeeksOn(in EntryReading reading, int day)
    {
        if (reading.Entry is Condition { DueDate.IsGiven: true } due)
        {
            var weeks = FloorWeeks((40 * 7) - (due.DueDate.First.DayNumber - day));
            return new WeekRange(weeks, weeks);
        }
        if (Stated(reading, day) is not { } stated) return null;
        var passed = FloorWeeks(day - stated.Day);
        return new WeekRange(stated.Weeks.From + passed, stated.Weeks.To + passed);
    }

    private static void Close(Span<EntryReading> readings, List<int> members, int end)
    {
        foreach (var member in members)
        {
            ref var timing = ref readings[member].Timing;
            if (end >= timing.Period.Last) continue;
            timing.Period = timing.Period with { Last = Math.Max(end, timing.Period.First) };
            timing.PregnancyOver = true;
        }
    }

    private static int StatedEnd(in EntryReading reading, int asOf)
    {
        var end = InForcePeriod.Open;
        if (reading.Entry is Condition { DueDate.IsGiven: true } due) end = due.DueDate.Last.DayNumber + DaysPastDueDate;
        if (Stated(reading, asOf) is { } stated) end = Math.Min(end, stated.Day + (7 * Math.Max(0, LongestWeeks - stated.Weeks.From)));
        return end;
    }

    // Weeks given as a number hold on the recorded date, else on the as-of date; weeks in a code or text hold on the day that it was recorded or began.
    private static (WeekRange Weeks, int Day)? Stated(in EntryReading reading, int asOf)
    {
        if (reading.Entry is not Condition condition) return null;
        if (condition.GestationalWeeks is { } weeks)
            return (new WeekRange(weeks, weeks), condition.Recorded.IsGiven ? condition.Recorded.First.DayNumber : asOf);
        if (reading.Resolution.Weeks is not { } stated) return null;
        return (stated, condition.Recorded.IsGiven ? condition.Recorded.First.DayNumber
            : condition.Onset.IsGiven ? condition.Onset.First.DayNumber
            : asOf);
    }

    private static int FirstAtOrAfter(List<int>? ends, int start)
    {
        if (ends is not null)
            foreach (var end in ends)
                if (end >= start) return end;
        return InForcePeriod.Open;
    }

    private static int FloorWeeks(int days) => (int)Math.Floor(days / 7.0);

    private static ConceptRole? RoleOf(Resolution resolution)
    {
        foreach (var match in resolution.Concepts)
            if (match.Concept.Name == ConceptNames.Pregnancy) return match.Role;
        return null;
    }
}
