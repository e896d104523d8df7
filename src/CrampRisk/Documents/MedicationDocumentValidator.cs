using FluentValidation;

namespace CrampRisk.Documents;

/// <summary>What the values of a medication in patient JSON must say.</summary>
internal sealed class MedicationDocumentValidator : EntryDocumentValidator<MedicationDocument>
{
    public MedicationDocumentValidator()
    {
        RuleFor(entry => entry.Route).MustBeOneOf(Spellings.Route);
        RuleFor(entry => entry.Status).MustBeOneOf(Spellings.MedicationStatus);
        RuleFor(entry => entry.Start).MustBeDate();
        RuleFor(entry => entry.End).MustBeDate();
        RuleFor(entry => entry.DaysSupply).MustBeWhole(1, int.MaxValue, "expected a whole number of days, at least 1", "Correct it, or leave it out where it is not known");
        RuleFor(entry => entry.Kind).MustBeOneOf(Spellings.MedicationKind);
        RuleFor(entry => entry.Intent).MustBeOneOf(Spellings.MedicationIntent);
        RuleFor(entry => entry.Dose!).SetValidator(new DoseDocumentValidator()).When(entry => entry.Dose is not null);
    }
}
