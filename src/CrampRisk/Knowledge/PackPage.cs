using System.Globalization;
using System.Text;

namespace CrampRisk.Knowledge;

/// <summary>A whole pack as a Markdown document for a clinician who reviews it: each rule as a sentence, each cell, advice, finding and source. Nothing is left out.</summary>
internal sealed class PackPage
{
    private static readonly (SourceClass Class, string Heading)[] Classes =
    [
        (SourceClass.Synthesis, "Reviews and guidelines"), (SourceClass.Study, "Studies"), (SourceClass.Label, "Labels and regulators"), (SourceClass.Pointer, "Pointers (they never vote)"),
    ];

    private readonly KnowledgePack _pack;
    private readonly PackRecords _records;
    private readonly StringBuilder _text = new();

    private PackPage(KnowledgePack pack) => (_pack, _records) = (pack, new PackRecords(pack, _text));

    /// <summary>The document; the same pack gives the same text, with "\n" at the end of each line.</summary>
    public static string Write(KnowledgePack pack)
    {
        var page = new PackPage(pack);
        page.WriteHead();
        page.WriteRules("The ten rules of the review article (core profile)", rule => rule.Kind != RuleKind.Interaction && rule.Profiles.Contains(Profile.Core));
        page.WriteRules("What other sources add (extended profile)", rule => rule.Kind != RuleKind.Interaction && !rule.Profiles.Contains(Profile.Core));
        page.WriteMatrix();
        page.WriteRules("Interaction cells and warned-of substances", rule => rule.Kind == RuleKind.Interaction);
        page.WriteAdvice();
        page.WriteOtherFindings();
        page.WriteClasses();
        page.WriteSources();
        return page._text.ToString();
    }

    private void WriteHead()
    {
        var info = _pack.Info;
        Line($"# The knowledge of {info.Name}, version {info.Version}");
        Line();
        Line("Written by `cramprisk pack show`; do not edit. Strength says how many kinds of source agree, never how large an effect is. A cell without a flag is no sign of safety.");
        Line();
        Line($"- Last updated {Day(info.LastUpdated)}; {(info.Released.IsGiven ? $"released {info.Released}" : "not released yet")}. {PackRecords.ReviewText(info.Review)}");
        Line($"- Developer: {info.Developer}. Funding: {info.Funding}. Licence: {info.Licence}.");
        Line($"- Vocabularies: {string.Join(", ", info.Terminology.Select(pair => $"{pair.Key} {pair.Value}"))}.");
        Line($"- Rules that no policy can switch off: {(info.Floor.IsEmpty ? "none" : string.Join(", ", info.Floor))}.");
        Line($"- {_pack.Rules.Count()} rules and cells, {_pack.Evidence.Count()} findings, {_pack.Advice.Count()} pieces of advice, {_pack.Sources.Count()} sources.");
        Line();
        Line("## Sentences that reports carry");
        Line();
        foreach (var notice in info.Notices)
            Line($"- `{notice.Id}` ({(notice.When == "always" ? "in each report" : notice.When == "twoDrugs" ? "where two covered drugs are listed" : notice.When)}): {notice.Text.Clinician} *To patients:* {notice.Text.Patient}");
        Line();
    }

    private void WriteRules(string heading, Func<Rule, bool> isMeant)
    {
        Line($"## {heading}");
        Line();
        foreach (var rule in _pack.Rules.Where(isMeant)) _records.Write(rule);
    }

    // Drugs down, everything across: who looks for a pair finds it at one glance.
    private void WriteMatrix()
    {
        var cells = _pack.Rules.Where(rule => rule is { Kind: RuleKind.Interaction, Concepts.Length: 2 }).ToList();
        if (cells.Count == 0) return;
        var rows = cells.Select(cell => cell.Concepts[0]).Distinct().ToList();
        var columns = cells.Select(cell => cell.Concepts[1]).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToList();
        Line("## Which cells flag");
        Line();
        Line("Bold: flags. Other cells never do; each is explained below.");
        Line();
        Line($"| | {string.Join(" | ", columns.Select(_records.Display))} |");
        Line($"|---|{string.Concat(Enumerable.Repeat("---|", columns.Count))}");
        foreach (var row in rows)
        {
            var line = new StringBuilder($"| {_records.Display(row)} |");
            foreach (var column in columns)
            {
                var cell = cells.Find(rule => rule.Concepts[0] == row && rule.Concepts[1] == column);
                line.Append(' ').Append(cell is null ? "" : Cell(cell)).Append(" |");
            }
            Line(line.ToString());
        }
        Line();
    }

    private static string Cell(Rule cell)
    {
        var statement = !cell.Verified ? "not verified" : cell.Statement is { } stated ? Spellings.LabelStatement.Of(stated).Replace('-', ' ') : "";
        return cell.Flags ? $"**[{statement}](#{cell.Id})**" : $"[{statement}](#{cell.Id})";
    }

    private void WriteAdvice()
    {
        Line("## Management advice");
        Line();
        foreach (var advice in _pack.Advice) _records.Write(advice);
    }

    private void WriteOtherFindings()
    {
        var cited = _pack.Rules.SelectMany(PackRecords.EvidenceOf).Concat(_pack.Advice.SelectMany(advice => advice.Evidence)).ToHashSet(StringComparer.Ordinal);
        var others = _pack.Evidence.Where(evidence => !cited.Contains(evidence.Id)).GroupBy(evidence => evidence.Subject ?? "").OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        if (others.Count == 0) return;
        Line("## Findings that no rule and no advice rests on");
        Line();
        Line("Nothing in them votes for an association with a listed fact, or they are about what no rule can look for. They never flag.");
        Line();
        foreach (var group in others)
        {
            Line($"**{group.Key}**");
            Line();
            foreach (var evidence in group) _records.Write(evidence);
            Line();
        }
    }

    private void WriteClasses()
    {
        if (!_pack.Classes.Any()) return;
        Line("## Drug classes and their members");
        Line();
        foreach (var item in _pack.Classes) Line($"- `{item.Id}`: {string.Join(", ", item.Members.Select(_records.Display))}.");
        Line();
    }

    private void WriteSources()
    {
        Line("## Sources");
        foreach (var (sourceClass, heading) in Classes)
        {
            var sources = _pack.Sources.Where(source => source.Class == sourceClass).ToList();
            if (sources.Count == 0) continue;
            Line();
            Line($"### {heading}");
            Line();
            foreach (var source in sources) _records.Write(source);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
