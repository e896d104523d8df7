using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>One patient of a bulk export while its lines come in.</summary>
internal sealed class BulkPatient(string? id)
{
    private readonly List<PendingProduct> _pending = [];
    private readonly List<ObservedPregnancy> _observed = [];
    private readonly ListStatements _lists = new();
    private readonly List<PatientNotice> _notices = [];

    public List<Medication> Medications { get; } = [];

    public List<Condition> Conditions { get; } = [];

    public List<Procedure> Procedures { get; } = [];

    /// <summary>True where a line of this patient was refused: what is left would not be the whole record.</summary>
    public bool IsRefused { get; set; }

    /// <summary>The Patient resource, once its line came.</summary>
    public PatientRecord? Record { get; set; }

    /// <summary>Takes the one entry of a line.</summary>
    public void Take(DocumentDraft line)
    {
        foreach (var pending in line.Pending) _pending.Add(pending with { Index = Medications.Count });
        foreach (var observed in line.Observed) _observed.Add(observed with { Index = Conditions.Count });
        _lists.Add(line.Lists);
        Medications.AddRange(line.Medications);
        Conditions.AddRange(line.Conditions);
        Procedures.AddRange(line.Procedures);
    }

    /// <summary>Takes a whole patient: a line that is a Bundle.</summary>
    public void Take(Patient patient)
    {
        if (patient.NoKnownMedications) _lists.AddNoneKnown(EntryList.Medications);
        if (patient.NoKnownConditions) _lists.AddNoneKnown(EntryList.Conditions);
        if (!patient.Medications.IsDefault) Medications.AddRange(patient.Medications);
        if (!patient.Conditions.IsDefault) Conditions.AddRange(patient.Conditions);
        if (!patient.Procedures.IsDefault) Procedures.AddRange(patient.Procedures);
        _notices.AddRange(patient.Notices);
    }

    /// <summary>The patient, with the references to products followed.</summary>
    /// <param name="lists">Which lists the export holds for anybody, and may call empty.</param>
    /// <param name="failure">What the server could not export; null where there is nothing to say.</param>
    public Patient ToPatient(MedicationProducts products, (bool Medications, bool Conditions, bool Procedures) lists, PatientNotice? failure)
    {
        var medications = Medications.ToArray();
        foreach (var pending in _pending) medications[pending.Index] = pending.Resolved(medications[pending.Index], products);
        List<PatientNotice> notices = [.. _notices];
        if (Record?.DeathNotice is { } death) notices.Insert(0, death);
        if (failure is not null) notices.Add(failure);
        var conditions = new List<Condition>(Conditions);
        ObservedPregnancy.Settle(_observed, conditions, Record, notices);
        var patient = new Patient
        {
            Id = id,
            Medications = _lists.Stated(EntryList.Medications, Listed(medications, lists.Medications)),
            Conditions = _lists.Stated(EntryList.Conditions, Listed(conditions, lists.Conditions)),
            Procedures = _lists.Stated(EntryList.Procedures, Listed(Procedures, lists.Procedures)),
            NoKnownMedications = _lists.IsNoneKnown<Medication>(EntryList.Medications, [.. medications]),
            NoKnownConditions = _lists.IsNoneKnown<Condition>(EntryList.Conditions, [.. conditions]),
        };
        _lists.AddNotices(patient, notices);
        return patient with { Notices = [.. notices] };
    }

    private static ImmutableArray<T> Listed<T>(IReadOnlyList<T> entries, bool isInExport) => isInExport || entries.Count > 0 ? [.. entries] : default;
}
