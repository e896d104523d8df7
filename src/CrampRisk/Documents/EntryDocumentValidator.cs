using FluentValidation;

namespace CrampRisk.Documents;

/// <summary>What every entry of patient JSON must say: text or codes, and each code with its system.</summary>
internal abstract class EntryDocumentValidator<T> : AbstractValidator<T>
    where T : EntryDocument
{
    protected EntryDocumentValidator()
    {
        RuleFor(entry => entry.SaysWhat).Must((entry, saysWhat) => saysWhat || entry.Line is not null).OverridePropertyName("")
            .Otherwise("CR114", "neither text nor codes", "Give text, codes or both: what else would the entry be");
        RuleFor(entry => entry.Codes).Must(codes => codes is not []).Otherwise("CR105", "an empty array of codes", "Add a code, or leave codes out and give text");
        RuleForEach(entry => entry.Codes).SetValidator(new CodingDocumentValidator());
    }
}
