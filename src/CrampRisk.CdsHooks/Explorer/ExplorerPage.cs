using System.Text;
using System.Text.Encodings.Web;
using CrampRisk.Knowledge;

namespace CrampRisk.CdsHooks;

/// <summary>The rules of the pack as one self-contained web page: no script, nothing fetched, nothing of any patient. Cards link to its anchors.</summary>
internal sealed class ExplorerPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly KnowledgePack _pack;
    private readonly RuleSentence _sentences;
    private readonly StringBuilder _html = new();

    /// <summary>Writes the page of the pack that patients are screened with.</summary>
    public ExplorerPage(CrampRiskScreener screener)
    {
        _pack = screener.Pack;
        _sentences = new RuleSentence(_pack);
        Write();
        Utf8 = Encoding.UTF8.GetBytes(_html.ToString());
        _html.Clear();
    }

    /// <summary>The page.</summary>
    public byte[] Utf8 { get; }

    /// <summary>Its style sheet, letter for letter as it stands in the page.</summary>
    public static string Style { get; } = $"\n{ReportHtml.Style()}";

    private void Write()
    {
        var info = _pack.Info;
        Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        Raw($"<title>CrampRisk: the rules</title>\n<style>{Style}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#rules\">Skip to the rules</a>\n");
        Raw($"<header><h1>CrampRisk: the rules</h1>\n<p class=\"meta\">Knowledge pack {E(info.Version)}, {E(Spellings.ReviewStatus.Of(info.Review.Status))}. {E(info.Notices[0].Text.Clinician)}</p></header>\n<main id=\"rules\" tabindex=\"-1\">\n");
        WriteSection("core", "Associations of the review article (core profile)", rule => rule.Kind != RuleKind.Interaction && rule.Profiles.Contains(Profile.Core));
        WriteSection("extended", "What other sources add (extended profile)", rule => rule.Kind != RuleKind.Interaction && !rule.Profiles.Contains(Profile.Core));
        WriteSection("interactions", "Label statements about two things", rule => rule.Kind == RuleKind.Interaction);
        WriteSources();
        Raw("</main>\n</body>\n</html>\n");
    }

    private void WriteSection(string id, string heading, Func<Rule, bool> isMeant)
    {
        // A rule that never flags is never linked to, and its silence must not be read as an all-clear: it stands in the full document only.
        var rules = _pack.Rules.Where(rule => rule.Flags && isMeant(rule)).ToList();
        if (rules.Count == 0) return;
        Raw($"<section aria-labelledby=\"{id}-heading\"><h2 id=\"{id}-heading\">{E(heading)}</h2>\n<nav aria-label=\"{E(heading)}\"><ul>");
        foreach (var rule in rules) Raw($"<li><a href=\"#{E(rule.Id)}\">{E(rule.Title.Clinician)}</a></li>");
        Raw("</ul></nav>\n");
        foreach (var rule in rules) WriteRule(rule);
        Raw("</section>\n");
    }

    private void WriteRule(Rule rule)
    {
        Raw($"<article id=\"{E(rule.Id)}\" aria-labelledby=\"{E(rule.Id)}-title\" tabindex=\"-1\"><h3 id=\"{E(rule.Id)}-title\">{E(rule.Title.Clinician)}</h3>\n<p>");
        Raw($"<span class=\"badge\">{E(rule.Strength is { } strength ? Words($"strength.{Spellings.Strength.Of(strength)}") : Words($"statement.{Spellings.LabelStatement.Of(rule.Statement ?? LabelStatement.Warning)}"))}</span>");
        Raw($"<span class=\"badge\">{E(Spellings.ReviewStatus.Of(rule.Review.Status))}</span></p>\n");
        Raw($"<p>{E(rule.Explanation.WithoutSymptom.Clinician)}</p>\n<p class=\"small\">{E(_sentences.Of(rule))}</p>\n");
        if (rule.Frequency is { } frequency) Raw($"<p>How often: {E(frequency.Text)}</p>\n");
        Raw("<h4>Evidence</h4>\n<ul>");
        foreach (var evidence in rule.Kind == RuleKind.Interaction ? rule.Statements : [.. rule.Evidence.Select(_pack.EvidenceOf)]) Write(evidence);
        Raw("</ul></article>\n");
    }

    private void Write(Evidence evidence)
    {
        var direction = evidence.Polarity == Polarity.None ? "" : $"<strong>{E(Words($"polarity.{Spellings.Polarity.Of(evidence.Polarity)}"))}</strong>{(evidence.Outcome is null ? "" : $" ({E(evidence.Outcome)})")}: ";
        var magnitude = evidence.Magnitude is null ? "" : $" {E(evidence.Magnitude)}";
        var locator = evidence.Locator is null ? "" : $", {E(evidence.Locator)}";
        var source = _pack.SourceOf(evidence.Source);
        Raw($"<li>{direction}{E(evidence.Finding)}{magnitude} <span class=\"small\"><a href=\"#source-{E(source.Id)}\">{E(source.Id)}</a>{locator}; read as {E(Spellings.ReadAs.Of(evidence.ReadAs))}</span></li>");
    }

    private void WriteSources()
    {
        Raw("<section aria-labelledby=\"sources-heading\"><h2 id=\"sources-heading\">Sources</h2>\n<ul>");
        foreach (var source in _pack.Sources)
        {
            var address = source.Pmid is not null ? $"https://pubmed.ncbi.nlm.nih.gov/{source.Pmid}/" : source.Doi is not null ? $"https://doi.org/{source.Doi}" : source.Url;
            // A site's own pack may hold anything as an address; only these schemes are links.
            var link = Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? $" <a href=\"{E(address!)}\">{E(address!)}</a>" : "";
            Raw($"<li id=\"source-{E(source.Id)}\" tabindex=\"-1\"><strong>{E(source.Id)}</strong> ({E(source.Type)}): {E(source.Citation)}{link}</li>\n");
        }
        Raw("</ul></section>\n");
    }

    private static string Words(string key) => ReportWords.Of(key, Audience.Clinician);

    private static string E(string text) => Encoder.Encode(text);

    private void Raw(string html) => _html.Append(html);
}
