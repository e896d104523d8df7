namespace CrampRisk.Documents;

/// <summary>Patient JSON as plain values, not checked yet; a list that is not there is null.</summary>
internal sealed class PatientDocument
{
    public string? Schema { get; set; }

    public string? Id { get; set; }

    public List<MedicationDocument>? Medications { get; set; }

    public List<ConditionDocument>? Conditions { get; set; }

    public List<ProcedureDocument>? Procedures { get; set; }

    public bool? NoKnownMedications { get; set; }

    public bool? NoKnownConditions { get; set; }

    /// <summary>The patient; call only once the validator has nothing to say.</summary>
    public Patient Build(string? source) => new()
    {
        Id = Id,
        Source = source,
        Medications = Medications is null ? default : [.. Medications.Select(entry => entry.Build())],
        Conditions = Conditions is null ? default : [.. Conditions.Select(entry => entry.Build())],
        Procedures = Procedures is null ? default : [.. Procedures.Select(entry => entry.Build())],
        NoKnownMedications = NoKnownMedications ?? false,
        NoKnownConditions = NoKnownConditions ?? false,
    };
}
