using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Every statement of the review article and of the article that quotes it → rule or advice → all evidence on it today → tests.</summary>
internal static class CoverageTable
{
    /// <summary>The review, and the web article that set the task and adds advice to it.</summary>
    public static readonly string[] Articles = ["afp-2012-allen-kirby", "seed-droracle-2025"];

    private static readonly (string Prefix, string Heading)[] Parts =
        [("mechanism:", "Mechanism and frequency"), ("condition:", "Conditions"), ("drug:", "Drugs"), ("management:", "Advice")];

    private static KnowledgePack Pack => KnowledgePack.BuiltIn;

    public static IEnumerable<Evidence> Statements => Pack.Evidence.Where(evidence => Articles.Contains(evidence.Source));

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append("# What became of every statement of the review article\n\n");
        page.Append("Written by the tests; do not edit (`CRAMPRISK_WRITE_DOCS=1 dotnet test tests/CrampRisk.Tests --filter CoverageTests`).\n");
        page.Append($"The review is {Pack.SourceOf(Articles[0]).Citation} The advice with no other source is from the web article that quotes it (`{Articles[1]}`).\n");
        page.Append("Evidence counts all findings that the rule, the advice or the subject has today, from any source: for / against / mixed or too little.\n");
        foreach (var (prefix, heading) in Parts)
        {
            page.Append($"\n## {heading}\n\n| statement | became | evidence today | tests |\n|---|---|---|---|\n");
            foreach (var statement in Statements.Where(statement => statement.Subject!.StartsWith(prefix, StringComparison.Ordinal)))
                page.Append($"| {statement.Finding}{(statement.Magnitude is null ? "" : $" ({statement.Magnitude})")} `{statement.Id}` | {Became(statement)} | {EvidenceOn(statement)} | {Tests(statement)} |\n");
        }
        return page.ToString();
    }

    public static IEnumerable<Rule> RulesOf(Evidence statement) => Pack.Rules.Where(rule => PackRecords.EvidenceOf(rule).Contains(statement.Id));

    public static IEnumerable<ManagementAdvice> AdviceOf(Evidence statement) => Pack.Advice.Where(advice => advice.Evidence.Contains(statement.Id));

    private static string Became(Evidence statement)
    {
        var found = RulesOf(statement).Select(rule => $"rule [{rule.Id}](knowledge.md#{rule.Id})")
            .Concat(AdviceOf(statement).Select(advice => $"advice [{advice.Id}](knowledge.md#{advice.Id})")).ToList();
        return found.Count > 0 ? string.Join(", ", found)
            : statement.Polarity is Polarity.Insufficient or Polarity.Mixed ? "no rule: the statement itself does not claim an association; shown in [knowledge.md](knowledge.md)"
            : "no rule: it is about no entry of a list; shown in [knowledge.md](knowledge.md)";
    }

    private static string EvidenceOn(Evidence statement)
    {
        var ids = RulesOf(statement).SelectMany(rule => rule.Evidence).Concat(AdviceOf(statement).SelectMany(advice => advice.Evidence)).ToHashSet(StringComparer.Ordinal);
        var all = Pack.Evidence.Where(evidence => ids.Contains(evidence.Id) || evidence.Subject == statement.Subject).ToList();
        return $"{all.Count(evidence => evidence.Polarity == Polarity.Supports)} / {all.Count(evidence => evidence.Polarity == Polarity.Against)} / {all.Count(evidence => evidence.Polarity is Polarity.Mixed or Polarity.Insufficient)}";
    }

    private static string Tests(Evidence statement)
    {
        var tests = new List<string>();
        foreach (var rule in RulesOf(statement)) tests.Add($"[Cases/{rule.Id}](../tests/CrampRisk.Tests/Cases/{rule.Id})");
        if (RulesOf(statement).Any(rule => rule.Profiles.Contains(Profile.Core))) tests.Add("CoreProfileTests, StrengthTests");
        foreach (var advice in AdviceOf(statement)) tests.Add($"AdviceTests{(advice.Cautions.IsEmpty ? "" : $", CautionTests ({advice.Cautions.Length})")}");
        tests.Add("CoverageTests, NoDeadDataTests");
        return string.Join(", ", tests.Distinct());
    }
}
