namespace CrampRisk.Documents;

/// <summary>What the values of a procedure in patient JSON must say.</summary>
internal sealed class ProcedureDocumentValidator : EntryDocumentValidator<ProcedureDocument>
{
    public ProcedureDocumentValidator()
    {
        RuleFor(entry => entry.Status).MustBeOneOf(Spellings.ProcedureStatus);
        RuleFor(entry => entry.Start).MustBeDate();
        RuleFor(entry => entry.End).MustBeDate();
    }
}
