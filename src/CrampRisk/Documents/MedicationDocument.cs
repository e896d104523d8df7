namespace CrampRisk.Documents;

/// <summary>A medication in patient JSON, as plain values that are not checked yet.</summary>
internal sealed class MedicationDocument : EntryDocument
{
    public string? Route { get; set; }

    public string? Status { get; set; }

    public string? Kind { get; set; }

    public string? Intent { get; set; }

    public string? Start { get; set; }

    public string? End { get; set; }

    public decimal? DaysSupply { get; set; }

    public bool? IsNew { get; set; }

    public bool? DoNotPerform { get; set; }

    public bool? AsNeeded { get; set; }

    public DoseDocument? Dose { get; set; }

    /// <summary>The medication; call only once the validator has nothing to say.</summary>
    public Medication Build()
    {
        if (Line is not null) return EntryText.ReadMedication(Line);
        Spellings.Route.TryRead(Route, out var route);
        Spellings.MedicationStatus.TryRead(Status, out var status);
        Spellings.MedicationKind.TryRead(Kind, out var kind);
        Spellings.MedicationIntent.TryRead(Intent, out var intent);
        return Fill(new Medication
        {
            Route = route,
            Status = status,
            Kind = kind,
            Intent = intent,
            Start = DateOf(Start),
            End = DateOf(End),
            DaysSupply = (int?)DaysSupply,
            IsNew = IsNew ?? false,
            DoNotPerform = DoNotPerform ?? false,
            AsNeeded = AsNeeded ?? false,
            Dose = Dose?.Build(),
        });
    }
}
