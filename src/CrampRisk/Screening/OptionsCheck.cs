using System.Runtime.CompilerServices;
using CrampRisk.Documents;
using FluentValidation;

namespace CrampRisk;

/// <summary>The ranges of the options, checked once, at the door.</summary>
internal static class OptionsCheck
{
    private const string Range = "Use a value from the documented range";

    /// <summary>Throws with everything that is out of range.</summary>
    /// <exception cref="InvalidDocumentException">Something is.</exception>
    public static void ThrowIfInvalid(CrampRiskOptions options)
    {
        // The start of a command must not load a validation library where every value is the default: so this class is not derived from one.
        if (options.LookbackDays is null or (>= 0 and <= PolicyDaysValidator.LongestDays) && ReferenceEquals(options.Policy, SitePolicy.Default)
            && options.Profile <= Profile.Extended && options.Audience <= Audience.Patient) return;
        Validate(options);
    }

    // Apart, since a method that is compiled ahead loads what it names before it runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Validate(CrampRiskOptions options)
    {
        var result = new Ranges().Validate(options);
        if (!result.IsValid) throw new InvalidDocumentException([.. result.Problems()]);
    }

    private sealed class Ranges : AbstractValidator<CrampRiskOptions>
    {
        public Ranges()
        {
            RuleFor(options => options.Profile).IsInEnum().Otherwise("CR401", "expected one of the profiles", Range);
            RuleFor(options => options.Audience).IsInEnum().Otherwise("CR401", "expected one of the audiences", Range);
            RuleFor(options => options.LookbackDays).InclusiveBetween(0, PolicyDaysValidator.LongestDays)
                .Otherwise("CR401", $"expected a number of days from 0 to {PolicyDaysValidator.LongestDays}", Range);
            RuleFor(options => options.Policy).NotNull().Otherwise("CR401", "expected a policy", "Leave it out, or give one").SetValidator(new PolicyDaysValidator());
            RuleFor(options => options.Policy.Name).NotEmpty().Otherwise("CR401", "expected a name", "Name the policy").When(options => options.Policy is not null);
        }
    }
}
