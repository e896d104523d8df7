using FluentValidation;

namespace CrampRisk.Documents;

/// <summary>What a dose in patient JSON must say.</summary>
internal sealed class DoseDocumentValidator : AbstractValidator<DoseDocument>
{
    public DoseDocumentValidator()
    {
        RuleFor(dose => dose.HasValue).Equal(true).OverridePropertyName("").Otherwise("CR110", "a dose without value", "Add value, a number greater than 0");
        RuleFor(dose => dose.HasUnit).Equal(true).OverridePropertyName("").Otherwise("CR110", "a dose without unit", "Add unit, such as mg");
        RuleFor(dose => dose.Value).MustBeAboveZero();
        RuleFor(dose => dose.PerDay).MustBeAboveZero();
    }
}
