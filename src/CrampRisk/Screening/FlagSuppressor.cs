using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Parts the flags that are shown from those that were answered, switched off, or wait for a symptom.</summary>
internal sealed class FlagSuppressor(KnowledgePack pack, SitePolicy policy, ImmutableArray<Acknowledgement> acknowledgements, Audience audience)
{
    private static readonly List<FiredRule> None = [];

    public (List<FiredRule> Shown, List<FiredRule> Suppressed) Split(List<FiredRule> fired, ReadOnlySpan<EntryReading> readings, string? subject, DateOnly asOf, bool hasSymptom)
    {
        if (fired.Count == 0 || (policy.Rules.IsEmpty && acknowledgements.IsEmpty && policy.ShowOnly == ShowOnly.Always)) return (fired, None);
        foreach (var rule in fired) rule.Suppression = ReasonFor(rule, readings, subject, asOf, hasSymptom);
        return (fired.FindAll(rule => rule.Suppression is null), fired.FindAll(rule => rule.Suppression is not null));
    }

    private Suppression? ReasonFor(FiredRule fired, ReadOnlySpan<EntryReading> readings, string? subject, DateOnly asOf, bool hasSymptom)
    {
        var rule = pack.RuleAt(fired.Row.Index);
        foreach (var decision in policy.Rules)
            if (decision.Rule == rule.Id && !decision.Enabled && decision.HoldsOn(asOf) && !pack.Info.Floor.Contains(rule.Id))
                return new Suppression(SuppressionKind.Policy, ReportWords.Of("suppressed.policy", audience, policy.Name, decision.Note), decision.Author, decision.On, decision.Until);
        if (subject is not null && !acknowledgements.IsEmpty)
        {
            var id = FlagBuilder.IdOf(fired, rule, readings);
            foreach (var answer in acknowledgements)
                if (answer.Answers(subject, id, asOf, policy.RepeatAfterDays))
                    return new Suppression(SuppressionKind.Acknowledged,
                        ReportWords.Of("suppressed.acknowledged", audience, $"{Spellings.AcknowledgementReason.Of(answer.Reason)}{(answer.Note is null ? "" : $", {answer.Note}")}"),
                        answer.By, answer.On, answer.LastDay(policy.RepeatAfterDays))
                    { Reason = answer.Reason };
        }
        if (policy.ShowOnly == ShowOnly.WhenSymptomatic && !hasSymptom && FlagBuilder.TierOf(rule, policy, asOf) == DisplayTier.Passive)
            return new Suppression(SuppressionKind.NotSymptomatic, ReportWords.Of("suppressed.not-symptomatic", audience));
        return null;
    }
}
