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

    /// <summary>The last day on which it holds; null for no end.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it answers a flag of a patient on a day.</summary>
    public bool Answers(string? subject, string flag, DateOnly day) =>
        subject is not null && subject == Subject && flag == Flag && On <= day && (Until is null || day <= Until);
}
