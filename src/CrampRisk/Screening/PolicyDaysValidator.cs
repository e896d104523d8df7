using System.Linq.Expressions;
using CrampRisk.Documents;
using FluentValidation;

namespace CrampRisk;

/// <summary>The ranges of a policy's days, whether it comes from a file or from code.</summary>
internal sealed class PolicyDaysValidator : AbstractValidator<SitePolicy>
{
    /// <summary>A hundred years: beyond it a day count is a mistake.</summary>
    public const int LongestDays = 36500;

    public PolicyDaysValidator()
    {
        Days(policy => policy.StaleAfterDays, "staleAfterDays", 1);
        Days(policy => policy.AssumedSupplyDays, "assumedSupplyDays", 1);
        Days(policy => policy.AdministrationWindowDays, "administrationWindowDays", 0);
        Days(policy => policy.DialysisWindowDays, "dialysisWindowDays", 0);
        Days(policy => policy.LookbackDays, "lookbackDays", 0);
        Days(policy => policy.RepeatAfterDays, "repeatAfterDays", 1);
    }

    private void Days(Expression<Func<SitePolicy, int>> property, string name, int least) =>
        RuleFor(property).InclusiveBetween(least, LongestDays).OverridePropertyName(name)
            .Otherwise("CR410", $"expected a number of days from {least} to {LongestDays}", "Correct the number");
}
