using CrampRisk.Documents;
using CrampRisk.Knowledge;
using FluentValidation;

namespace CrampRisk;

/// <summary>What must hold for a policy beside the pack that it is for.</summary>
internal sealed class SitePolicyValidator : AbstractValidator<SitePolicy>
{
    public SitePolicyValidator(KnowledgePack pack)
    {
        Include(new PolicyDaysValidator());
        RuleForEach(policy => policy.Rules).Custom((rule, context) =>
        {
            if (rule.Rule.Length == 0) return;
            var place = context.PropertyPath.Replace("Rules[", "rules[", StringComparison.Ordinal);
            if (!pack.TryGetRule(rule.Rule, out _))
                context.AddProblem($"{place}.rule", "CR411", "the pack has no rule of this id", "Use an id that `cramprisk pack show` prints");
            else if (!rule.Enabled && pack.Info.Floor.Contains(rule.Rule))
                context.AddProblem($"{place}.enabled", "CR412", "this rule belongs to the floor and cannot be switched off", "Leave it on; its tier may be changed");
            if (rule.Until < rule.On) context.AddProblem($"{place}.until", "CR413", "ends before it begins", "Correct one of the two dates");
        });
    }

    public IEnumerable<Problem> Check(SitePolicy policy) => Validate(policy).Problems();
}
