namespace CrampRisk;

/// <summary>Somebody's answer to one flag of one patient. It never touches another patient's flag, nor any flag of a patient without an id.</summary>
public sealed record Acknowledgement
{
    /// <summary>The patient's id, equal to <see cref="Patient.Id"/>.</summary>
    public required string Subject { get; init; }

    /// <summary>The flag's id.</summary>
    public required string Flag { get; init; }

    /// <summary>Who answered.</summary>
    public required string By { get; init; }

    /// <summary>When, inclusive.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why.</summary>
    public required AcknowledgementReason Reason { get; init; }

    /// <summary>A note; null where there is none.</summary>
    public string? Note { get; init; }

    /// <summary>The last day on which it holds, inclusive; null leaves it to the policy's <see cref="SitePolicy.RepeatAfterDays"/>.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The last day on which it holds: its own, else so many days after the answer.</summary>
    public DateOnly LastDay(int repeatAfterDays) => Until ?? DateOnly.FromDayNumber(Math.Min(On.DayNumber + repeatAfterDays, DateOnly.MaxValue.DayNumber));

    /// <summary>Whether it answers a flag of a patient on a day. Never one of a patient without an id.</summary>
    public bool Answers(string? subject, string flag, DateOnly day, int repeatAfterDays) =>
        subject is not null && subject == Subject && flag == Flag && On <= day && day <= LastDay(repeatAfterDays);
}
