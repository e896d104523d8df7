using CrampRisk.Knowledge;
using FluentValidation;

namespace CrampRisk;

/// <summary>What must hold for a policy beside the pack that it is for.</summary>
internal sealed class SitePolicyValidator : AbstractValidator<SitePolicy>
{
    private const int LongestDays = 36500;

    public SitePolicyValidator(KnowledgePack pack)
    {
        Days(policy => policy.StaleAfterDays, "staleAfterDays", 1);
        Days(policy => policy.AssumedSupplyDays, "assumedSupplyDays", 1);
        Days(policy => policy.AdministrationWindowDays, "administrationWindowDays", 0);
        Days(policy => policy.DialysisWindowDays, "dialysisWindowDays", 0);
        Days(policy => policy.LookbackDays, "lookbackDays", 0);
        Days(policy => policy.RepeatAfterDays, "repeatAfterDays", 1);
        RuleForEach(policy => policy.Rules).Custom((rule, context) =>
        {
            if (rule.Rule.Length == 0) return;
            var place = context.PropertyPath.Replace("Rules[", "rules[", StringComparison.Ordinal);
            if (!pack.TryGetRule(rule.Rule, out _))
                Fail(context, $"{place}.rule", "CR411", "the pack has no rule of this id", "Use an id that `cramprisk pack show` prints");
            else if (!rule.Enabled && pack.Info.Floor.Contains(rule.Rule))
                Fail(context, $"{place}.enabled", "CR412", "this rule belongs to the floor and cannot be switched off", "Leave it on; its tier may be changed");
            if (rule.Until < rule.On) Fail(context, $"{place}.until", "CR413", "ends before it begins", "Correct one of the two dates");
        });
    }

    public IEnumerable<Problem> Check(SitePolicy policy) =>
        Validate(policy).Errors.Select(failure =>
        {
            var parts = failure.ErrorMessage.Split('|');
            return new Problem(failure.ErrorCode, failure.PropertyName, parts[0], parts[1]);
        });

    private void Days(System.Linq.Expressions.Expression<Func<SitePolicy, int>> property, string name, int least) =>
        RuleFor(property).InclusiveBetween(least, LongestDays).WithErrorCode("CR410").OverridePropertyName(name)
            .WithMessage($"expected a number of days from {least} to {LongestDays}|Correct the number");

    private static void Fail(ValidationContext<SitePolicy> context, string place, string code, string what, string remedy) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(place, $"{what}|{remedy}") { ErrorCode = code });
}
