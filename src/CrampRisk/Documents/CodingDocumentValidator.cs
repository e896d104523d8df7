using FluentValidation;

namespace CrampRisk.Documents;

/// <summary>What a coding in patient JSON must say. Whether the code can be read is found out when the entry is resolved: a bad code refuses no document.</summary>
internal sealed class CodingDocumentValidator : AbstractValidator<CodingDocument>
{
    public CodingDocumentValidator()
    {
        RuleFor(coding => coding.HasSystem).Equal(true).OverridePropertyName("")
            .Otherwise("CR110", "a code without system", "Add system, such as rxnorm or icd10cm");
        RuleFor(coding => coding.HasCode).Equal(true).OverridePropertyName("")
            .Otherwise("CR110", "a system without code", "Add code, or give the name as text");
        RuleFor(coding => coding.System).MustBeOneOf(Spellings.CodeSystem);
    }
}
