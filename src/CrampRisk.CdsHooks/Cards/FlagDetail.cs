using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.CdsHooks;

/// <summary>Writes the flags of a card as Markdown: what each says, from which entries, on which sources.</summary>
internal static class FlagDetail
{
    public static string Of(ScreeningReport report, IReadOnlyList<CrampRiskFlag> flags, ExplorerLinks links)
    {
        var text = new StringBuilder();
        foreach (var flag in flags) Append(text, report, flag, links);
        // The line above keeps these words apart from the last list.
        text.Append("---\n\n").AppendText(report.Notices[0]);
        text.Append(" Knowledge pack ").AppendText(report.Pack.Info.Version).Append(" (").Append(Spellings.ReviewStatus.Of(report.Pack.Info.Review.Status)).Append(").\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, ScreeningReport report, CrampRiskFlag flag, ExplorerLinks links)
    {
        text.Append("**").AppendText(flag.Title).Append("**");
        if (flag.Certainty == Certainty.Possible) text.Append(" (possible)");
        text.Append("\n\n").AppendText(flag.Explanation);
        foreach (var modifier in flag.Modifiers) text.Append(' ').AppendText(modifier.Text);
        text.Append("\n\n");
        foreach (var action in flag.Actions) text.Append("- ").AppendText(action).Append('\n');
        if (!flag.Actions.IsEmpty) text.Append('\n');

        text.Append("From ");
        for (var i = 0; i < flag.Entries.Length; i++) text.Append(i == 0 ? "" : ", ").AppendQuote(InputOf(report, flag.Entries[i]));
        text.Append(". ").Append(WeightOf(flag.Rule)).Append(": ");
        AppendSources(text, report, flag);
        if (links.Of(flag.Rule.Id) is { } address) text.Append(" [Rule and evidence](<").Append(address).Append(">)");
        text.Append("\n\n");
    }

    private static void AppendSources(StringBuilder text, ScreeningReport report, CrampRiskFlag flag)
    {
        var isFirst = true;
        foreach (var source in flag.Evidence.GroupBy(cited => cited.Reference))
        {
            text.Append(isFirst ? "" : "; ").AppendText(report.References[source.Key - 1].Source.Citation.TrimEnd('.'));
            var directions = string.Join(", ", source.Select(cited => cited.Evidence.Polarity).Where(polarity => polarity != Polarity.None).Distinct().Select(Spellings.Polarity.Of));
            if (directions.Length > 0) text.Append(" (").Append(directions).Append(')');
            isFirst = false;
        }
        text.Append('.');
    }

    private static string WeightOf(Rule rule) => rule.Strength is { } strength
        ? Capital(ReportWords.Of($"strength.{Spellings.Strength.Of(strength)}", Audience.Clinician))
        : Capital(ReportWords.Of($"statement.{Spellings.LabelStatement.Of(rule.Statement ?? LabelStatement.Warning)}", Audience.Clinician));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string InputOf(ScreeningReport report, EntryRef entry)
    {
        foreach (var candidate in report.Entries)
            if (candidate.List == entry.List && candidate.Index == entry.Index) return candidate.Entry.Input;
        throw new InvalidOperationException("A flag names an entry that the report does not have.");
    }
}
