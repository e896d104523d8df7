using System.Buffers;
using FluentValidation;
using FluentValidation.Results;

namespace CrampRisk.Documents;

/// <summary>The rules that several validators share, and the words in which a broken rule becomes a problem.</summary>
internal static class DocumentRules
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Gives the rule before it a permanent code, a sentence and a remedy.</summary>
    public static IRuleBuilderOptions<T, TProperty> Otherwise<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string code, string what, string remedy) =>
        rule.WithErrorCode(code).WithMessage(what).WithState(_ => remedy);

    /// <summary>Says what is wrong at a place that the rule found itself.</summary>
    public static void AddProblem<T>(this ValidationContext<T> context, string place, string code, string what, string remedy) =>
        context.AddFailure(new ValidationFailure(place, what) { ErrorCode = code, CustomState = remedy });

    /// <summary>What a validator found, as problems; its rules were written with <see cref="Otherwise"/> or <see cref="AddProblem"/>.</summary>
    public static IEnumerable<Problem> Problems(this ValidationResult result) =>
        result.Errors.Select(failure => new Problem(failure.ErrorCode, failure.PropertyName, failure.ErrorMessage, (string)failure.CustomState));

    /// <summary>One of the contract's spellings, where the property is there.</summary>
    public static void MustBeOneOf<T, TEnum>(this IRuleBuilder<T, string?> rule, Spelling<TEnum> spelling)
        where TEnum : struct, Enum
    {
        var allowed = string.Join(", ", spelling.All.ToArray().Where(name => name.Length > 0));
        rule.Must(text => text is null || spelling.TryRead(text, out _)).Otherwise("CR106", "a word that is not known here", $"Write one of {allowed}");
    }

    /// <summary>A date by the contract's pattern, of a day that exists, where the property is there.</summary>
    public static void MustBeDate<T>(this IRuleBuilderInitial<T, string?> rule) => rule
        .Cascade(CascadeMode.Stop)
        .Must(text => text is null || IsDateShaped(text)).Otherwise("CR107", "expected a date such as 2026-11-24, 2026-11 or 2026", "Write year, month and day in this order")
        .Must(text => text is null || CalendarDate.TryParse(text, out _)).Otherwise("CR108", "a day that does not exist", "Correct the date, or leave out what is not known");

    /// <summary>A whole number from the least to the most, where the property is there.</summary>
    public static void MustBeWhole<T>(this IRuleBuilder<T, decimal?> rule, int least, int most, string expected, string remedy) => rule
        .Must(number => number is null || (decimal.IsInteger(number.Value) && number >= least && number <= most)).Otherwise("CR109", expected, remedy);

    /// <summary>A number above zero, where the property is there.</summary>
    public static void MustBeAboveZero<T>(this IRuleBuilder<T, decimal?> rule) => rule
        .Must(number => number is null or > 0).Otherwise("CR109", "expected a number greater than 0", "Correct it, or leave the dose out where it is not known");

    private static bool IsDateShaped(ReadOnlySpan<char> text) =>
        text.Length is 4 or 7 or 10
        && !text[..4].ContainsAnyExcept(Digits)
        && (text.Length < 7 || (text[4] == '-' && !text[5..7].ContainsAnyExcept(Digits)))
        && (text.Length < 10 || (text[7] == '-' && !text[8..].ContainsAnyExcept(Digits)));
}
