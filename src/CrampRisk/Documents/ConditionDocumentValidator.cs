namespace CrampRisk.Documents;

/// <summary>What the values of a condition in patient JSON must say.</summary>
internal sealed class ConditionDocumentValidator : EntryDocumentValidator<ConditionDocument>
{
    public ConditionDocumentValidator()
    {
        RuleFor(entry => entry.ClinicalStatus).MustBeOneOf(Spellings.ClinicalStatus);
        RuleFor(entry => entry.VerificationStatus).MustBeOneOf(Spellings.VerificationStatus);
        RuleFor(entry => entry.Onset).MustBeDate();
        RuleFor(entry => entry.Abatement).MustBeDate();
        RuleFor(entry => entry.GestationalWeeks).MustBeWhole(0, 45, "expected completed weeks of pregnancy, a whole number from 0 to 45", "Correct it, or give dueDate instead");
        RuleFor(entry => entry.Recorded).MustBeDate();
        RuleFor(entry => entry.DueDate).MustBeDate();
    }
}
