using System.Runtime.CompilerServices;
using FluentValidation;

namespace CrampRisk;

/// <summary>The ranges of the options, checked once, at the door.</summary>
internal static class OptionsCheck
{
    private const int LongestDays = 36500; // a hundred years: beyond it a day count is a mistake

    /// <summary>Throws with everything that is out of range.</summary>
    /// <exception cref="InvalidDocumentException">Something is.</exception>
    public static void ThrowIfInvalid(CrampRiskOptions options)
    {
        // The start of a command must not load a validation library where every value is the default: so this class is not derived from one.
        if (options.LookbackDays is null or (>= 0 and <= LongestDays) && ReferenceEquals(options.Policy, SitePolicy.Default)
            && options.Profile <= Profile.Extended && options.Audience <= Audience.Patient) return;
        Validate(options);
    }

    // Apart, since a method that is compiled ahead loads what it names before it runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Validate(CrampRiskOptions options)
    {
        var result = new Ranges().Validate(options);
        if (result.IsValid) return;
        throw new InvalidDocumentException([.. result.Errors.Select(error =>
            new Problem("CR401", error.PropertyName, error.ErrorMessage.TrimEnd('.'), $"Use a value from the documented range"))]);
    }

    private sealed class Ranges : AbstractValidator<CrampRiskOptions>
    {
        public Ranges()
        {
            RuleFor(options => options.Profile).IsInEnum();
            RuleFor(options => options.Audience).IsInEnum();
            RuleFor(options => options.LookbackDays).InclusiveBetween(0, LongestDays);
            RuleFor(options => options.Policy).NotNull();
            RuleFor(options => options.Policy.StaleAfterDays).InclusiveBetween(1, LongestDays);
            RuleFor(options => options.Policy.AssumedSupplyDays).InclusiveBetween(1, LongestDays);
            RuleFor(options => options.Policy.AdministrationWindowDays).InclusiveBetween(0, LongestDays);
            RuleFor(options => options.Policy.DialysisWindowDays).InclusiveBetween(0, LongestDays);
            RuleFor(options => options.Policy.LookbackDays).InclusiveBetween(0, LongestDays);
            RuleFor(options => options.Policy.Name).NotEmpty();
        }
    }
}
