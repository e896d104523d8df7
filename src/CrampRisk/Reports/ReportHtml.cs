using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Writes a report as one self-contained web page: no script, no network, printable, light and dark, readable with a keyboard and a screen reader.</summary>
public static class ReportHtml
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; not closed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(ScreeningReport report, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        new Page(report, output).Write();
    }

    /// <summary>The report as a page.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string ToText(ScreeningReport report)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(report, text);
        return text.ToString();
    }

    private sealed class Page(ScreeningReport report, TextWriter output)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

        private string NoFlags => report.Options.NewOnly
            ? "No rule fired on a new order; flags of other entries are not shown here. That does not mean safe: see what became of each entry below."
            : "No rule of this profile fired. That does not mean safe: see what became of each entry below.";

        private bool ForPatient => report.Options.Audience == Audience.Patient;

        public void Write()
        {
            Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
            Raw($"<title>{E(Title)}</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#flags\">Skip to the flags</a>\n");
            Raw($"<header><h1>{E(Title)}</h1>\n<p class=\"meta\">{(report.SubjectId is null ? "" : $"Patient {E(report.SubjectId)} · ")}as of {Day(report.AsOf)} · profile {E(Spellings.Profile.Of(report.Options.Profile))} · knowledge pack {E(report.Pack.Info.Version)}, {E(Spellings.ReviewStatus.Of(report.Pack.Info.Review.Status))}</p></header>\n<main>\n");
            WriteFlags();
            WriteSuppressed();
            WriteNearMisses();
            WriteManagement();
            WriteEntries();
            WriteReferences();
            Raw($"<section aria-labelledby=\"notice\"><h2 id=\"notice\">{(ForPatient ? "Please note" : "Notice")}</h2>\n<ul>");
            foreach (var notice in report.Notices) Raw($"<li>{E(notice)}</li>");
            Raw("</ul></section>\n</main>\n</body>\n</html>\n");
        }

        private string Title => ForPatient ? "Leg cramps: what is on your list" : "Leg-cramp risk screening";

        private void WriteFlags()
        {
            Raw($"<section aria-labelledby=\"flags\"><h2 id=\"flags\" tabindex=\"-1\">Flags ({report.Flags.Length})</h2>\n");
            if (report.Flags.IsEmpty)
                Raw(report.Coverage.Entries == 0 ? "<p>There was nothing to check.</p>" : $"<p>{NoFlags}</p>");
            foreach (var flag in report.Flags) WriteFlag(flag);
            Raw("</section>\n");
        }

        private void WriteFlag(CrampRiskFlag flag)
        {
            Raw($"<article><h3>{E(flag.Title)}</h3>\n<p>");
            if (flag.IsNew) Badge("new order");
            Badge(flag.Rule.Strength is { } strength ? StrengthText(strength) : Spellings.LabelStatement.Of(flag.Rule.Statement ?? LabelStatement.Warning).Replace('-', ' '));
            if (flag.Certainty == Certainty.Possible) Badge("possible only");
            Raw($"</p>\n<p>{E(flag.Explanation)}</p>\n");
            foreach (var modifier in flag.Modifiers) Raw($"<p class=\"caution\">{E(modifier.Text)} {Links(modifier.Evidence)}</p>\n");
            Raw($"<p class=\"small\">From {E(string.Join(", ", flag.Entries.Select(Name)))}.</p>\n");
            if (!ForPatient) WriteVotes(flag);
            if (!flag.Actions.IsEmpty) Raw($"<ul>{string.Concat(flag.Actions.Select(action => $"<li>{E(action)}</li>"))}</ul>\n");
            Raw($"<details><summary>Evidence ({flag.Evidence.Length})</summary><ul>");
            foreach (var (evidence, number) in flag.Evidence)
                Raw($"<li>{(evidence.Polarity == Polarity.None ? "" : $"<strong>{E(Spellings.Polarity.Of(evidence.Polarity))}</strong>{(evidence.Outcome is null ? "" : $" ({E(evidence.Outcome)})")}: ")}{E(evidence.Finding)} <a href=\"#ref{number}\">[{number}]</a>{(evidence.Locator is null ? "" : $" <span class=\"small\">{E(evidence.Locator)}, read as {E(Spellings.ReadAs.Of(evidence.ReadAs))}</span>")}</li>");
            Raw("</ul></details></article>\n");
        }

        // Small bars, one block a source that votes, with the same in words for those who do not see them.
        private void WriteVotes(CrampRiskFlag flag)
        {
            var votes = flag.Evidence.Where(cited => cited.Evidence.Polarity != Polarity.None && report.Pack.SourceOf(cited.Evidence.Source).Class != SourceClass.Pointer)
                .Select(cited => cited.Evidence.Polarity).Order().ToList();
            if (votes.Count == 0) return;
            var supports = votes.Count(vote => vote == Polarity.Supports);
            var against = votes.Count(vote => vote == Polarity.Against);
            var label = $"{supports} for, {against} against, {votes.Count - supports - against} mixed or too little";
            Raw($"<div class=\"bar\" role=\"img\" aria-label=\"{label}\">");
            foreach (var vote in votes) Raw($"<span class=\"{vote switch { Polarity.Supports => "for", Polarity.Against => "against", _ => "mixed" }}\"></span>");
            Raw($"</div><p class=\"small\">Findings: {label}.</p>\n");
        }

        private void WriteSuppressed()
        {
            if (report.Suppressed.IsEmpty) return;
            Raw($"<section aria-labelledby=\"suppressed\"><h2 id=\"suppressed\">Not shown as flags ({report.Suppressed.Length})</h2>\n<ul>");
            foreach (var flag in report.Suppressed) Raw($"<li>{E(flag.Title)}: {E(flag.SuppressedBecause!.Text)} {Links(flag.Evidence)}</li>");
            Raw("</ul></section>\n");
        }

        private void WriteNearMisses()
        {
            if (report.NearMisses.IsEmpty) return;
            Raw("<section aria-labelledby=\"misses\"><h2 id=\"misses\">Held back by a fact</h2>\n<ul>");
            foreach (var miss in report.NearMisses) Raw($"<li>{E(string.Join(", ", miss.Entries.Select(Name)))}: {E(miss.Explanation)}</li>");
            Raw("</ul></section>\n");
        }

        private void WriteManagement()
        {
            if (report.Management.IsEmpty) return;
            Raw($"<section aria-labelledby=\"advice\"><h2 id=\"advice\">{(report.Symptoms.IsEmpty ? "If cramps occur" : "For the cramps")}</h2>\n");
            foreach (var advice in report.Management)
            {
                Raw($"<h3>{E(advice.Title)} <span class=\"small\">({E(Spellings.AdvicePurpose.Of(advice.Advice.Purpose))})</span></h3>\n<p>{E(advice.Text)} {Links(advice.Evidence)}</p>\n");
                foreach (var caution in advice.Cautions)
                    Raw($"<p class=\"caution\"><strong>Caution:</strong> {E(caution.Text)} <span class=\"small\">({E(string.Join(", ", caution.Entries.Select(Name)))})</span> {Links(caution.Evidence)}</p>\n");
            }
            Raw("</section>\n");
        }

        private void WriteEntries()
        {
            var coverage = report.Coverage;
            Raw($"<section aria-labelledby=\"entries\"><h2 id=\"entries\">Every entry ({coverage.Entries})</h2>\n<p>{coverage.Flagged} flagged, {coverage.RuledOut} ruled out, {coverage.NotCurrent} not current, {coverage.NotCovered} not covered, {coverage.NotUnderstood} not understood.</p>\n");
            if (!report.Entries.IsEmpty)
            {
                Raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"entries\"><table><thead><tr><th scope=\"col\">Entry</th><th scope=\"col\">Outcome</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
                foreach (var entry in report.Entries)
                {
                    var remarks = string.Concat(entry.Remarks.Select(remark => $"<br><span class=\"small\">{E(remark.Text)}</span>"));
                    var candidates = entry.Resolution.Candidates.IsEmpty ? "" : $"<br><span class=\"small\">{E(string.Join("; ", entry.Resolution.Candidates))}</span>";
                    Raw($"<tr><td>{E(entry.Entry.Input)}</td><td>{E(OutcomeText(entry.Outcome))}</td><td>{E(entry.Because)}{candidates}{remarks}</td></tr>\n");
                }
                Raw("</tbody></table></div>\n");
            }
            Raw("</section>\n");
        }

        private void WriteReferences()
        {
            if (report.References.IsEmpty) return;
            Raw("<section aria-labelledby=\"references\"><h2 id=\"references\">References</h2>\n<ol>");
            foreach (var (number, source) in report.References)
            {
                var link = source.Url is { } url && url.StartsWith("http", StringComparison.Ordinal) ? $" <a href=\"{E(url)}\" rel=\"noreferrer\">Source</a>" : "";
                Raw($"<li id=\"ref{number}\">{E(source.Citation)}{(source.Pmid is null ? "" : $" PMID {E(source.Pmid)}.")}{link}</li>");
            }
            Raw("</ol></section>\n");
        }

        private string Name(EntryRef reference)
        {
            foreach (var entry in report.Entries)
                if (entry.List == reference.List && entry.Index == reference.Index) return $"“{entry.Entry.Input}”";
            return "";
        }

        private static string StrengthText(Strength strength) => strength switch
        {
            Strength.Strong => "several kinds of source agree",
            Strength.Associated => "one kind of source",
            Strength.Conflicting => "sources disagree",
            _ => "no source of weight",
        };

        private static string OutcomeText(EntryOutcome outcome) => outcome switch
        {
            EntryOutcome.Flagged => "flagged",
            EntryOutcome.RuledOut => "ruled out",
            EntryOutcome.NotCurrent => "not current",
            EntryOutcome.NotCovered => "not covered",
            _ => "not understood",
        };

        private static string Links(ImmutableArray<CitedEvidence> evidence) =>
            string.Join(" ", evidence.Select(cited => cited.Reference).Distinct().Select(number => $"<a href=\"#ref{number}\">[{number}]</a>"));

        private static string Style()
        {
            using var stream = typeof(ReportHtml).Assembly.GetManifestResourceStream("CrampRisk.report.css")
                ?? throw new InvalidOperationException("The assembly was built without its style sheet.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }

        private void Badge(string text) => Raw($"<span class=\"badge\">{E(text)}</span>");

        private static string E(string text) => Encoder.Encode(text);

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private void Raw(string html) => output.Write(html);
    }
}
