using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Concepts, routes and periods × rules → what fires. The one place where a rule is decided.</summary>
internal sealed class RuleEvaluator(RuleIndex index)
{
    public RuleIndex Index => index;

    /// <summary>Tallies every fact under every rule that speaks of it, and sets each entry's outcome from the rules of its own.</summary>
    /// <param name="readings">The entries, read for a day.</param>
    /// <param name="tallies">One for each rule of the pack, cleared.</param>
    public void Tally(Span<EntryReading> readings, Span<RuleTally> tallies)
    {
        foreach (ref var reading in readings)
        {
            if (reading.Resolution.Kind != ResolutionKind.Recognised)
            {
                reading.Outcome = EntryOutcome.NotUnderstood;
                continue;
            }
            reading.Outcome = EntryOutcome.NotCovered;
            // A history or screening code speaks of every concept, and of none now (ruling 1: the `any` rows).
            if (reading.Resolution.Context != TextContext.None && reading.Resolution.Concepts.IsEmpty) reading.Outcome = EntryOutcome.NotCurrent;
            foreach (var match in reading.Resolution.Concepts) Tally(ref reading, match, tallies);
            foreach (var match in reading.Resolution.Conflicting) Tally(ref reading, match, tallies);
        }
    }

    /// <summary>What one fact means to one rule. Where an entry's codes and names disagree, a rule that fires on any of them is possible (ruling 3).</summary>
    public static Verdict Judge(in EntryReading reading, ConceptMatch match, RuleRow rule)
    {
        var conflicting = !reading.Resolution.Conflicting.IsEmpty;
        return reading.List == EntryList.Medications
            ? JudgeDrug(reading.State, match.Role, conflicting, reading.Resolution.Route, rule)
            : JudgeCondition(reading.State, match.Role, conflicting);
    }

    /// <summary>What a drug means to a rule: as <see cref="JudgeCondition"/>, and by its route where the rule asks for one.</summary>
    public static Verdict JudgeDrug(InForceState state, ConceptRole role, bool conflicting, Route route, RuleRow rule)
    {
        var verdict = JudgeCondition(state, role, conflicting);
        if (verdict < Verdict.Possible || rule.Route == Route.Unknown || route == rule.Route) return verdict;
        return route == Route.Unknown ? Verdict.Possible : Verdict.OtherRoute;
    }

    /// <summary>What a fact means whatever its route.</summary>
    public static Verdict JudgeCondition(InForceState state, ConceptRole role, bool conflicting) => role switch
    {
        ConceptRole.Exclude => Verdict.Silent,
        ConceptRole.Ends => Verdict.Ends,
        ConceptRole.Denied => Verdict.NotInForce,
        _ when state == InForceState.No => Verdict.NotInForce,
        ConceptRole.Other => Verdict.OtherKind,
        _ => state == InForceState.Definite && role == ConceptRole.Include && !conflicting ? Verdict.Definite : Verdict.Possible,
    };

    /// <summary>Whether an interaction's two sides (or the one that it has) are in force.</summary>
    public static Verdict Both(RuleRow rule, in RuleTally tally)
    {
        if (rule.Partners.Length == 0) return tally.Own;
        var weaker = tally.Own < tally.Partner ? tally.Own : tally.Partner;
        return weaker >= Verdict.Possible ? weaker : Verdict.Silent;
    }

    private void Tally(ref EntryReading reading, ConceptMatch match, Span<RuleTally> tallies)
    {
        foreach (var side in index.RulesOf(match.Concept.Index))
        {
            var verdict = Judge(reading, match, side.Row);
            tallies[side.Row.Index].Add(side.IsPartner, verdict);
            if (verdict == Verdict.Silent) continue;
            if (side.Row.Kind == RuleKind.Interaction)
            {
                reading.NamedByInteraction = true;
                continue;
            }
            reading.Covered = true;
            var outcome = verdict switch
            {
                Verdict.NotInForce or Verdict.Ends => EntryOutcome.NotCurrent,
                Verdict.OtherKind or Verdict.OtherRoute => EntryOutcome.RuledOut,
                _ => EntryOutcome.Flagged,
            };
            if (outcome == EntryOutcome.NotCurrent && verdict == Verdict.Ends && reading.NotCurrent == NotCurrentReason.None)
                reading.NotCurrent = NotCurrentReason.EndsPregnancy;
            if (match.Role == ConceptRole.Denied && reading.NotCurrent == NotCurrentReason.None) reading.NotCurrent = NotCurrentReason.Context;
            if (outcome > reading.Outcome) reading.Outcome = outcome;
        }
    }
}
