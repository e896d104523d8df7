using FluentValidation;

namespace CrampRisk.Documents;

/// <summary>What the values of patient JSON must say; structure is the reader's affair.</summary>
internal sealed class PatientDocumentValidator : AbstractValidator<PatientDocument>
{
    /// <summary>The validator. It holds no state of a document and is safe to share.</summary>
    public static PatientDocumentValidator Instance { get; } = new();

    private PatientDocumentValidator()
    {
        RuleFor(patient => patient.Schema).Must(schema => schema is null or PatientJson.Schema)
            .Otherwise("CR103", $"expected {PatientJson.Schema}", "Write it so, or leave it out");
        RuleForEach(patient => patient.Medications).SetValidator(new MedicationDocumentValidator());
        RuleForEach(patient => patient.Conditions).SetValidator(new ConditionDocumentValidator());
        RuleForEach(patient => patient.Procedures).SetValidator(new ProcedureDocumentValidator());
        RuleFor(patient => patient.NoKnownMedications).Must(value => value is not false)
            .Otherwise("CR112", "only true may stand here", "Leave it out where it is not so");
        RuleFor(patient => patient.NoKnownConditions).Must(value => value is not false)
            .Otherwise("CR112", "only true may stand here", "Leave it out where it is not so");
        RuleFor(patient => patient.NoKnownMedications).Must((patient, value) => value is not true || patient.Medications is null or [])
            .Otherwise("CR111", "stands beside a list of medications that has entries", "Remove one of the two");
        RuleFor(patient => patient.NoKnownConditions).Must((patient, value) => value is not true || patient.Conditions is null or [])
            .Otherwise("CR111", "stands beside a list of conditions that has entries", "Remove one of the two");
    }

    /// <summary>Adds what is wrong with the values, as problems with JSON paths.</summary>
    public void Validate(PatientDocument document, List<Problem> problems)
    {
        var result = Validate(document);
        foreach (var failure in result.Errors)
            problems.Add(new Problem(failure.ErrorCode, PathOf(failure.PropertyName), failure.ErrorMessage, (string)failure.CustomState, failure.AttemptedValue as string));
    }

    // Medications[2].DaysSupply → medications[2].daysSupply. The properties of the documents are named as in the contract, but for the first letter.
    private static string PathOf(string propertyName)
    {
        if (propertyName.Length == 0) return "";
        var path = propertyName.TrimEnd('.').ToCharArray();
        for (var i = 0; i < path.Length; i++)
            if (i == 0 || path[i - 1] == '.') path[i] = char.ToLowerInvariant(path[i]);
        return new string(path);
    }
}
