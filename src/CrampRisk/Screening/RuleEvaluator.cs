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
            foreach (var match in reading.Resolution.Concepts) Tally(ref reading, match, conflicting: false, tallies);
            foreach (var match in reading.Resolution.Conflicting) Tally(ref reading, match, conflicting: true, tallies);
        }
    }

    /// <summary>What one fact means to one rule.</summary>
    public static Verdict Judge(in EntryReading reading, ConceptMatch match, bool conflicting, RuleRow rule)
    {
        switch (match.Role)
        {
            case ConceptRole.Exclude: return Verdict.Silent;
            case ConceptRole.Ends: return Verdict.Ends;
        }
        if (reading.State == InForceState.No) return Verdict.NotInForce;
        if (match.Role == ConceptRole.Other) return Verdict.OtherKind;
        var certain = reading.State == InForceState.Definite && match.Role == ConceptRole.Include && !conflicting;
        if (rule.Route != Route.Unknown && IsDrug(match.Concept))
        {
            if (reading.Resolution.Route == Route.Unknown) certain = false;
            else if (reading.Resolution.Route != rule.Route) return Verdict.OtherRoute;
        }
        return certain ? Verdict.Definite : Verdict.Possible;
    }

    /// <summary>Whether an interaction's two sides (or the one that it has) are in force.</summary>
    public static Verdict Both(RuleRow rule, in RuleTally tally)
    {
        if (rule.Partners.Length == 0) return tally.Own;
        var weaker = tally.Own < tally.Partner ? tally.Own : tally.Partner;
        return weaker >= Verdict.Possible ? weaker : Verdict.Silent;
    }

    private void Tally(ref EntryReading reading, ConceptMatch match, bool conflicting, Span<RuleTally> tallies)
    {
        foreach (var side in index.RulesOf(match.Concept.Index))
        {
            var verdict = Judge(reading, match, conflicting, side.Row);
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
            if (outcome > reading.Outcome) reading.Outcome = outcome;
        }
    }

    private static bool IsDrug(Concept concept) => concept.Name.StartsWith("drug:", StringComparison.Ordinal);
}
