namespace CrampRisk.Documents;

/// <summary>A condition in patient JSON, as plain values that are not checked yet.</summary>
internal sealed class ConditionDocument : EntryDocument
{
    public string? ClinicalStatus { get; set; }

    public string? VerificationStatus { get; set; }

    public string? Onset { get; set; }

    public string? Abatement { get; set; }

    public string? Recorded { get; set; }

    public string? DueDate { get; set; }

    public decimal? GestationalWeeks { get; set; }

    /// <summary>The condition; call only once the validator has nothing to say.</summary>
    public Condition Build()
    {
        if (Line is not null) return EntryText.ReadCondition(Line);
        Spellings.ClinicalStatus.TryRead(ClinicalStatus, out var clinical);
        Spellings.VerificationStatus.TryRead(VerificationStatus, out var verification);
        return Fill(new Condition
        {
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = DateOf(Onset),
            Abatement = DateOf(Abatement),
            Recorded = DateOf(Recorded),
            DueDate = DateOf(DueDate),
            GestationalWeeks = (int?)GestationalWeeks,
        });
    }
}
