using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Words the rules that fired.</summary>
internal sealed class FlagBuilder(KnowledgePack pack, Audience audience)
{
    public ImmutableArray<CrampRiskFlag> Build(List<FiredRule> fired, ReadOnlySpan<EntryReading> readings, bool hasSymptom, ReferenceList references)
    {
        if (fired.Count == 0) return [];
        var flags = ImmutableArray.CreateBuilder<CrampRiskFlag>(fired.Count);
        foreach (var rule in fired) flags.Add(Build(rule, readings, hasSymptom, references));
        return flags.MoveToImmutable();
    }

    private CrampRiskFlag Build(FiredRule fired, ReadOnlySpan<EntryReading> readings, bool hasSymptom, ReferenceList references)
    {
        var rule = pack.RuleAt(fired.Row.Index);
        var entries = ImmutableArray.CreateBuilder<EntryRef>(fired.Entries.Count);
        foreach (var entry in fired.Entries) entries.Add(readings[entry].Ref);
        return new CrampRiskFlag
        {
            Id = IdOf(fired, rule),
            Rule = rule,
            Title = rule.Title.For(audience),
            Explanation = Explain(fired, rule, hasSymptom),
            Certainty = fired.IsDefinite ? Certainty.Definite : Certainty.Possible,
            Tier = rule.Tier,
            Concepts = [.. fired.Concepts],
            Entries = entries.MoveToImmutable(),
            Evidence = rule.Kind == RuleKind.Interaction ? references.Cite(rule.Statements) : references.Cite(rule.Evidence),
            Actions = rule.Actions.For(audience),
            Modifiers = ModifiersOf(fired, rule, references),
            IsNew = fired.IsNew,
        };
    }

    // A modifier that the stated week rules out is not said; where no week is stated all are.
    private ImmutableArray<FlagModifier> ModifiersOf(FiredRule fired, Rule rule, ReferenceList references)
    {
        if (rule.Modifiers.IsEmpty) return [];
        var modifiers = ImmutableArray.CreateBuilder<FlagModifier>(rule.Modifiers.Length);
        foreach (var modifier in rule.Modifiers)
        {
            if (modifier.Criteria.GestationWeeksFrom is { } from && fired.Weeks is { } weeks && weeks.To < from) continue;
            modifiers.Add(new FlagModifier(modifier.Text.For(audience), references.Cite(modifier.Evidence)));
        }
        return modifiers.DrainToImmutable();
    }

    // Names the finding: rule, revision, concepts and the facts used, coarsened. Neither pack version nor order, codes, dates or wording.
    private static string IdOf(FiredRule fired, Rule rule)
    {
        var id = new StringBuilder(rule.Id).Append('@').Append(rule.Revision.ToString(CultureInfo.InvariantCulture)).Append(';');
        id.AppendJoin('+', fired.Concepts);
        id.Append(fired.IsDefinite ? ";definite" : ";possible");
        if (rule.Criteria.Route != Route.Unknown && (fired.Reasons & CertaintyReasons.RouteNotStated) == 0)
            id.Append(";route=").Append(Spellings.Route.Of(rule.Criteria.Route));
        if (rule.Criteria.GestationWeeksFrom is not null) id.Append(";trimester=").Append(Trimester(fired.Weeks));
        return id.ToString();
    }

    // First trimester to 13 completed weeks, second to 27, third after (ICD-10-CM chapter 15).
    private static string Trimester(Terminology.WeekRange? weeks) => weeks is not { } range ? "unknown"
        : TrimesterOf(range.From) == TrimesterOf(range.To) ? TrimesterOf(range.From) : "unknown";

    private static string TrimesterOf(int week) => week < 14 ? "1" : week < 28 ? "2" : "3";

    private string Explain(FiredRule fired, Rule rule, bool hasSymptom)
    {
        var text = (hasSymptom ? rule.Explanation.WithSymptom : rule.Explanation.WithoutSymptom).For(audience);
        if (fired.IsDefinite) return text;
        var sentences = new StringBuilder(text);
        if ((fired.Reasons & (CertaintyReasons.RouteNotStated | CertaintyReasons.Role)) != 0 && rule.PossibleText.For(audience) is { Length: > 0 } possible)
            sentences.Append(' ').Append(possible);
        foreach (var (reason, wording) in CertaintyTexts.All)
            if ((fired.Reasons & reason) != 0) sentences.Append(' ').Append(wording.For(audience));
        return sentences.ToString();
    }
}
