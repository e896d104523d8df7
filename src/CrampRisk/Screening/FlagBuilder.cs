using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Words the rules that fired.</summary>
internal sealed class FlagBuilder(KnowledgePack pack, Audience audience, SitePolicy policy)
{
    private readonly ModifierChoice _modifiers = new(pack);

    public ImmutableArray<CrampRiskFlag> Build(List<FiredRule> fired, ReadOnlySpan<EntryReading> readings, bool hasSymptom, DateOnly asOf, ReferenceList references)
    {
        if (fired.Count == 0) return [];
        var flags = new CrampRiskFlag[fired.Count];
        for (var i = 0; i < flags.Length; i++) flags[i] = Build(fired[i], readings, hasSymptom, asOf, references);
        return ImmutableCollectionsMarshal.AsImmutableArray(flags);
    }

    /// <summary>The tier after the site's policy.</summary>
    public static DisplayTier TierOf(Rule rule, SitePolicy policy, DateOnly asOf)
    {
        var tier = rule.Tier;
        foreach (var decision in policy.Rules)
            if (decision.Rule == rule.Id && decision.Tier is { } changed && decision.HoldsOn(asOf)) tier = changed;
        return tier;
    }

    private CrampRiskFlag Build(FiredRule fired, ReadOnlySpan<EntryReading> readings, bool hasSymptom, DateOnly asOf, ReferenceList references)
    {
        var rule = pack.RuleAt(fired.Row.Index);
        var entries = new EntryRef[fired.Entries.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = readings[fired.Entries[i]].Ref;
        return new CrampRiskFlag
        {
            Id = IdOf(fired, rule, readings),
            Rule = rule,
            Title = rule.Title.For(audience),
            Explanation = Explain(fired, rule, hasSymptom),
            Certainty = fired.IsDefinite ? Certainty.Definite : Certainty.Possible,
            Tier = TierOf(rule, policy, asOf),
            Concepts = [.. fired.Concepts],
            Entries = ImmutableCollectionsMarshal.AsImmutableArray(entries),
            Evidence = rule.Kind == RuleKind.Interaction ? references.Cite(rule.Statements) : references.Cite(fired.Row.Evidence),
            Actions = rule.Actions.For(audience),
            Modifiers = ModifiersOf(fired, rule, readings, asOf, references),
            SuppressedBecause = fired.Suppression,
            IsNew = fired.IsNew,
        };
    }

    private ImmutableArray<FlagModifier> ModifiersOf(FiredRule fired, Rule rule, ReadOnlySpan<EntryReading> readings, DateOnly asOf, ReferenceList references)
    {
        if (rule.Modifiers.IsEmpty) return [];
        var modifiers = ImmutableArray.CreateBuilder<FlagModifier>(rule.Modifiers.Length);
        foreach (var modifier in rule.Modifiers)
            if (_modifiers.Holds(modifier.Criteria, fired, readings, asOf.DayNumber)) modifiers.Add(new FlagModifier(modifier.Text.For(audience), references.Cite(modifier.Evidence)));
        return modifiers.DrainToImmutable();
    }

    // Names the finding: rule, revision, concepts and the facts used, coarsened. Neither pack version nor order, codes, dates or wording.
    public static string IdOf(FiredRule fired, Rule rule, ReadOnlySpan<EntryReading> readings)
    {
        var concepts = fired.Concepts.Count == 1 ? fired.Concepts[0] : string.Join('+', fired.Concepts);
        var certainty = fired.IsDefinite ? "definite" : "possible";
        var route = rule.Criteria.Route != Route.Unknown && (fired.Reasons & CertaintyReasons.RouteNotStated) == 0 ? ";route=" + Spellings.Route.Of(rule.Criteria.Route) : "";
        var trimester = rule.Criteria.GestationWeeksFrom is null ? "" : ";trimester=" + Trimester(fired.Weeks);
        var dose = rule.Modifiers.Any(modifier => modifier.Criteria.DoseAtLeast is not null) ? ";dose=" + DailyDose.TierOf(rule, fired, readings) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{rule.Id}@{rule.Revision};{concepts};{certainty}{route}{trimester}{dose}");
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
        foreach (var (reason, key) in CertaintyTexts.All)
            if ((fired.Reasons & reason) != 0) sentences.Append(' ').Append(ReportWords.Of(key, audience));
        return sentences.ToString();
    }
}
