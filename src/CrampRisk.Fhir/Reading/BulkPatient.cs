using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>One patient of a bulk export while its lines come in.</summary>
internal sealed class BulkPatient(string? id)
{
    private readonly List<PendingProduct> _pending = [];
    private readonly List<PatientNotice> _notices = [];

    public List<Medication> Medications { get; } = [];

    public List<Condition> Conditions { get; } = [];

    public List<Procedure> Procedures { get; } = [];

    /// <summary>The Patient resource, once its line came.</summary>
    public PatientRecord? Record { get; set; }

    /// <summary>Takes the one entry of a line.</summary>
    public void Take(DocumentDraft line)
    {
        foreach (var pending in line.Pending) _pending.Add(pending with { Index = Medications.Count });
        Medications.AddRange(line.Medications);
        Conditions.AddRange(line.Conditions);
        Procedures.AddRange(line.Procedures);
    }

    /// <summary>Takes a whole patient: a line that is a Bundle.</summary>
    public void Take(Patient patient)
    {
        if (!patient.Medications.IsDefault) Medications.AddRange(patient.Medications);
        if (!patient.Conditions.IsDefault) Conditions.AddRange(patient.Conditions);
        if (!patient.Procedures.IsDefault) Procedures.AddRange(patient.Procedures);
        _notices.AddRange(patient.Notices);
    }

    /// <summary>The patient, with the references to products followed.</summary>
    /// <param name="lists">Which lists the export holds for anybody.</param>
    /// <param name="isNobody">True for the entries that name no subject.</param>
    public Patient ToPatient(MedicationProducts products, (bool Medications, bool Conditions, bool Procedures) lists, bool isNobody)
    {
        var medications = Medications.ToArray();
        foreach (var pending in _pending) medications[pending.Index] = pending.Resolved(medications[pending.Index], products);
        IEnumerable<PatientNotice> notices = _notices;
        if (Record?.DeathNotice is { } death) notices = notices.Prepend(death);
        if (isNobody) notices = notices.Append(new(PatientNoticeCode.SubjectUnknown, "These entries name no subject: they may belong to several patients."));
        return new Patient
        {
            Id = id,
            Medications = Listed(medications, lists.Medications),
            Conditions = Listed(Conditions, lists.Conditions),
            Procedures = Listed(Procedures, lists.Procedures),
            Notices = [.. notices],
        };
    }

    private static ImmutableArray<T> Listed<T>(IReadOnlyList<T> entries, bool isInExport) => isInExport ? [.. entries] : default;
}
