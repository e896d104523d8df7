namespace CrampRisk.Fhir;

/// <summary>What is read of a Patient resource.</summary>
/// <param name="Id">Its id, or null.</param>
/// <param name="FullUrl">The fullUrl of its bundle entry, or null.</param>
/// <param name="Offset">Where it stands in the document.</param>
internal sealed record PatientRecord(string? Id, string? FullUrl, int Offset)
{
    /// <summary>The birth date; not given where it is not recorded.</summary>
    public CalendarDate Born { get; init; }

    /// <summary>True where a death is recorded.</summary>
    public bool IsDeceased { get; init; }

    /// <summary>The day of death, where it is recorded.</summary>
    public CalendarDate Deceased { get; init; }

    /// <summary>What a report has to say of a recorded death (ruling 39); null where there is none.</summary>
    public PatientNotice? DeathNotice => !IsDeceased ? null : new(PatientNoticeCode.Death,
        $"Death is recorded {(Deceased.IsGiven ? $"on {Deceased}" : "without a date")}; periods are read as written.");
}
