using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Cli.Outputs;

/// <summary>The rules that speak of some concepts, each with its evidence, and the sources behind them.</summary>
internal static class RuleList
{
    /// <summary>Writes the rules of both profiles, interactions last.</summary>
    public static void Write(WrappedText text, KnowledgePack pack, IReadOnlyList<Concept> concepts, Audience audience)
    {
        var rules = pack.Rows
            .Where(row => concepts.Any(concept => row.Concepts.Contains(concept.Index) || row.Partners.Contains(concept.Index)))
            .Select(row => pack.RuleAt(row.Index)).OrderBy(rule => rule.Kind == RuleKind.Interaction).ToArray();
        text.Heading(rules.Length == 0 ? "Rules that speak of it: none" : $"Rules that speak of it ({rules.Length})");
        var sources = new List<string>();
        foreach (var rule in rules) WriteRule(text, pack, rule, audience, sources);
        WriteOtherFindings(text, pack, concepts, rules, sources);
        if (sources.Count == 0) return;
        text.Heading("Sources");
        for (var i = 0; i < sources.Count; i++) text.Item($"[{i + 1}]", pack.SourceOf(sources[i]).Citation);
    }

    // What is known about it and carries no rule: too little, mixed, against, or only from a list.
    private static void WriteOtherFindings(WrappedText text, KnowledgePack pack, IReadOnlyList<Concept> concepts, Rule[] rules, List<string> sources)
    {
        var subjects = concepts.Select(concept => concept.Name)
            .Concat(pack.Classes.Where(item => concepts.Any(concept => item.Members.Contains(concept.Name))).Select(item => item.Id)).ToHashSet(StringComparer.Ordinal);
        var shown = rules.SelectMany(rule => rule.Evidence).ToHashSet(StringComparer.Ordinal);
        var findings = pack.Evidence.Where(evidence => evidence.Subject is not null && subjects.Contains(evidence.Subject) && !shown.Contains(evidence.Id)).ToArray();
        if (findings.Length == 0) return;
        text.Heading($"Findings that no rule rests on ({findings.Length})");
        foreach (var evidence in findings) WriteEvidence(text, evidence, sources);
    }

    private static void WriteRule(WrappedText text, KnowledgePack pack, Rule rule, Audience audience, List<string> sources)
    {
        text.Item("-", $"{rule.Id}: {rule.Title.For(audience)}", strong: true);
        text.Line(Grade(rule), indent: 2);
        if (rule.Criteria.Route != Route.Unknown) text.Line($"Only by this route: {Spellings.Route.Of(rule.Criteria.Route)}.", indent: 2);
        if (rule.Criteria.GestationWeeksFrom is { } weeks) text.Line($"From week {weeks} of pregnancy.", indent: 2);
        if (!rule.Flags) WriteSilence(text, rule, audience);
        foreach (var evidence in rule.Evidence.Select(pack.EvidenceOf).Concat(rule.Statements)) WriteEvidence(text, evidence, sources);
    }

    // A cell that never flags must not look like an all-clear: what was searched is said, and what that does not show.
    private static void WriteSilence(WrappedText text, Rule rule, Audience audience)
    {
        text.Line(rule.Explanation.WithoutSymptom.For(audience), indent: 2);
        if (!rule.Sections.IsEmpty) text.Line($"Sections read: {string.Join("; ", rule.Sections)}.", indent: 2);
    }

    private static string Grade(Rule rule)
    {
        var profiles = rule.Profiles.Contains(Profile.Core) ? "core and extended" : "extended only";
        var grade = rule.Strength is { } strength ? Spellings.Strength.Of(strength) : rule.Statement is { } statement ? Spellings.LabelStatement.Of(statement) : "";
        var silence = rule switch
        {
            { Verified: false } => " Not verified yet: it never flags.",
            { Flags: false } => " It never flags.",
            _ => "",
        };
        return $"{Spellings.RuleKind.Of(rule.Kind)}, {grade}, profile {profiles}, {Spellings.ReviewStatus.Of(rule.Review.Status)}.{silence}";
    }

    private static void WriteEvidence(WrappedText text, Evidence evidence, List<string> sources)
    {
        var number = sources.IndexOf(evidence.Source) + 1;
        if (number == 0)
        {
            sources.Add(evidence.Source);
            number = sources.Count;
        }
        var direction = evidence.Polarity == Polarity.None ? "states" : Spellings.Polarity.Of(evidence.Polarity);
        var outcome = evidence.Outcome is null ? "" : $" ({evidence.Outcome})";
        var locator = evidence.Locator is null ? "" : $", {evidence.Locator}";
        text.Item("*", $"{direction}{outcome}: {evidence.Finding} [{number}{locator}; read as {Spellings.ReadAs.Of(evidence.ReadAs)}]", indent: 2);
    }
}
