using System.Collections.Immutable;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>What a buyer of decision support must be able to publish about one rule, and which patient data it reads.</summary>
/// <remarks>The list follows the attributes of evidence-based decision support in 45 CFR 170.315(b)(11)(iv)(A).</remarks>
internal sealed record SourceAttributes(Rule Rule, ImmutableArray<Source> Sources, ImmutableArray<string> Uses)
{
    /// <summary>Patient data that regulators ask about by name and that no rule reads.</summary>
    public static ImmutableArray<string> NeverUsed { get; } =
        ["race", "ethnicity", "language", "sexual orientation", "gender identity", "sex", "date of birth", "social determinants of health", "health status assessments"];

    /// <summary>The attributes of every rule that can flag, by id.</summary>
    public static ImmutableArray<SourceAttributes> Of(KnowledgePack pack) =>
        [.. pack.Rules.Where(rule => rule.Flags).Select(rule => new SourceAttributes(rule, SourcesOf(pack, rule), UsesOf(rule)))];

    private static ImmutableArray<Source> SourcesOf(KnowledgePack pack, Rule rule) =>
    [
        .. rule.Evidence.Select(id => pack.EvidenceOf(id).Source)
            .Concat(rule.Statements.Select(statement => statement.Source))
            .Concat(rule.Modifiers.SelectMany(modifier => modifier.Evidence).Select(statement => statement.Source))
            .Concat(rule.AlsoSources)
            .Distinct(StringComparer.Ordinal).Select(pack.SourceOf),
    ];

    private static ImmutableArray<string> UsesOf(Rule rule)
    {
        var uses = ImmutableArray.CreateBuilder<string>();
        if (rule.Concepts.Any(IsDrug)) uses.Add("medications: code, name, status, intent, dates, days' supply");
        if (rule.Concepts.Any(concept => !IsDrug(concept))) uses.Add("conditions: code, name, clinical and verification status, dates");
        if (rule.Concepts.Contains(ConceptNames.Hemodialysis)) uses.Add("procedures: code, name, status, dates");
        if (rule.Criteria.Route != Route.Unknown) uses.Add("medications: route, dose form");
        if (rule.Criteria.GestationWeeksFrom is not null || rule.Modifiers.Any(modifier => modifier.Criteria is { GestationWeeksFrom: not null } or { GestationWeeksTo: not null })) uses.Add("conditions: weeks of pregnancy, due date");
        if (rule.Modifiers.Any(modifier => modifier.Criteria.DoseAtLeast is not null)) uses.Add("medications: dose (wording only)");
        if (rule.Modifiers.Any(modifier => modifier.Criteria.DaysOfUseFrom is not null)) uses.Add("medications: first day of use (wording only)");
        foreach (var concept in rule.Modifiers.SelectMany(modifier => modifier.Criteria.Concepts).Distinct()) uses.Add($"{(IsDrug(concept) ? "medications" : "conditions, procedures")}: {concept} (wording only)");
        uses.Add("conditions: recorded cramps (wording only)");
        return uses.DrainToImmutable();
    }

    private static bool IsDrug(string concept) => concept.StartsWith("drug:", StringComparison.Ordinal);
}
