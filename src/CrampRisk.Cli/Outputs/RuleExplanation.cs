using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Outputs;

/// <summary>Which facts of a rule one patient has, and which is missing.</summary>
internal static class RuleExplanation
{
    /// <summary>Writes the rule against the patient of a report, which must have been made in a profile that has the rule.</summary>
    public static void Write(WrappedText text, ScreeningReport report, Rule rule)
    {
        text.Title($"{rule.Id}: {rule.Title.For(report.Options.Audience)}");
        var flag = report.Flags.FirstOrDefault(fired => fired.Rule.Id == rule.Id);
        var misses = report.NearMisses.Where(miss => miss.Rule == rule.Id).ToArray();
        text.Line(flag is not null ? $"It fires, {Spellings.Certainty.Of(flag.Certainty)}, as of {report.AsOf:yyyy-MM-dd}."
            : misses.Length > 0 ? $"It is held back by a fact, as of {report.AsOf:yyyy-MM-dd}."
            : rule.Flags ? $"It does not fire, as of {report.AsOf:yyyy-MM-dd}."
            : "It never fires: it is shown for completeness only.");
        if (flag is not null) text.Line(flag.Explanation);

        text.Heading("What it needs");
        foreach (var side in SidesOf(report, rule)) WriteSide(text, report, side);
        if (rule.Criteria.Route != Route.Unknown) text.Item("-", $"route: {Spellings.Route.Of(rule.Criteria.Route)}");
        if (rule.Criteria.GestationWeeksFrom is { } weeks) text.Item("-", $"gestation: week {weeks} or later");

        if (misses.Length == 0) return;
        text.Heading("What is missing");
        foreach (var miss in misses)
        {
            foreach (var fact in miss.Missing) text.Item("-", $"{Spellings.MissingFactKind.Of(fact.Fact)}: expected {fact.Expected}, found {fact.Found}");
            text.Line(miss.Explanation, indent: 2);
        }
    }

    // A side is met by any of the concepts that stand behind its name: a drug class has many.
    private static IEnumerable<(string Name, string[] Members)> SidesOf(ScreeningReport report, Rule rule)
    {
        var row = report.Pack.Rows.First(row => report.Pack.RuleAt(row.Index).Id == rule.Id);
        yield return (rule.Concepts[0], [.. row.Concepts.Select(index => report.Pack.TerminologyTable.ConceptAt(index).Name)]);
        if (row.Partners.Length > 0) yield return (rule.Concepts[1], [.. row.Partners.Select(index => report.Pack.TerminologyTable.ConceptAt(index).Name)]);
    }

    private static void WriteSide(WrappedText text, ScreeningReport report, (string Name, string[] Members) side)
    {
        var entries = report.Entries.Where(entry => entry.Concepts.Any(side.Members.Contains)).ToArray();
        text.Item("-", entries.Length == 0 ? $"{side.Name}: missing, not on the list" : $"{side.Name}: on the list");
        foreach (var entry in entries) text.Item("*", $"{entry.Entry.Input}: {Spellings.EntryOutcome.Of(entry.Outcome)}. {entry.Because}", indent: 2);
    }
}
