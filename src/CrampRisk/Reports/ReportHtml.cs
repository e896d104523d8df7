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

    /// <summary>The style sheet of our pages.</summary>
    internal static string Style()
    {
        using var stream = typeof(ReportHtml).Assembly.GetManifestResourceStream("CrampRisk.report.css")
            ?? throw new InvalidOperationException("The assembly was built without its style sheet.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Page(ScreeningReport report, TextWriter output)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

        private string NoFlags => Words(report.Coverage.Entries == 0 ? "label.nothing-to-check" : report.Options.NewOnly ? "label.no-new-flags" : "label.no-flags");

        private bool ForPatient => report.Options.Audience == Audience.Patient;

        public void Write()
        {
            Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
            Raw($"<title>{E(Title)}</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#flags\">{E(Words("label.skip"))}</a>\n");
            var subject = report.SubjectId is null ? "" : Words("label.patient", report.SubjectId) + " · ";
            var asOf = Words("label.as-of", Day(report.AsOf), Spellings.Profile.Of(report.Options.Profile), report.Pack.Info.Version, Spellings.ReviewStatus.Of(report.Pack.Info.Review.Status));
            Raw($"<header><h1>{E(Title)}</h1>\n<p class=\"meta\">{E(subject + asOf)}</p></header>\n<main>\n");
            WriteFlags();
            WriteSuppressed();
            WriteNearMisses();
            WriteManagement();
            WriteEntries();
            WriteReferences();
            Raw($"<section aria-labelledby=\"notice\"><h2 id=\"notice\">{E(Words("label.notice"))}</h2>\n<ul>");
            foreach (var notice in report.Notices) Raw($"<li>{E(notice)}</li>");
            Raw("</ul></section>\n</main>\n</body>\n</html>\n");
        }

        private string Title => Words("label.title-page");

        private void WriteFlags()
        {
            Raw($"<section aria-labelledby=\"flags\"><h2 id=\"flags\" tabindex=\"-1\">{E(Words("label.flags"))} ({report.Flags.Length})</h2>\n");
            if (report.Flags.IsEmpty) Raw($"<p>{E(NoFlags)}</p>");
            foreach (var flag in report.Flags) WriteFlag(flag);
            Raw("</section>\n");
        }

        private void WriteFlag(CrampRiskFlag flag)
        {
            Raw($"<article><h3>{E(flag.Title)}</h3>\n<p>");
            if (flag.IsNew) Badge(Words("label.new-order"));
            Badge(flag.Rule.Strength is { } strength ? Words($"strength.{Spellings.Strength.Of(strength)}") : Words($"statement.{Spellings.LabelStatement.Of(flag.Rule.Statement ?? LabelStatement.Warning)}"));
            if (!flag.Rule.Named) Badge(Words("label.class-only"));
            if (flag.Certainty == Certainty.Possible) Badge(Words("label.possible-only"));
            Raw($"</p>\n<p>{E(flag.Explanation)}</p>\n");
            foreach (var modifier in flag.Modifiers) Raw($"<p class=\"caution\">{E(modifier.Text)} {Links(modifier.Evidence)}</p>\n");
            Raw($"<p class=\"small\">{E(Capital(Words("label.from", string.Join(", ", flag.Entries.Select(Name)))))}.</p>\n");
            WriteVotes(flag);
            if (!flag.Actions.IsEmpty) Raw($"<ul>{string.Concat(flag.Actions.Select(action => $"<li>{E(action)}</li>"))}</ul>\n");
            Raw($"<details><summary>{E(Words("label.evidence", flag.Evidence.Length))}</summary><ul>");
            foreach (var (evidence, number) in flag.Evidence)
            {
                var direction = $"<strong>{E(Words($"polarity.{Spellings.Polarity.Of(evidence.Polarity)}"))}</strong>";
                var outcome = evidence.Outcome is null ? "" : $" ({E(evidence.Outcome)})";
                var locator = evidence.Locator is null ? "" : $" <span class=\"small\">{E(evidence.Locator)}</span>";
                // What a source says is written for clinicians; a patient is told which way it points and where it stands.
                Raw(ForPatient ? $"<li>{direction} <a href=\"#ref{number}\">[{number}]</a></li>"
                    : $"<li>{direction}{outcome}: {E(evidence.Finding)} <a href=\"#ref{number}\">[{number}]</a>{locator}</li>");
            }
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
            var label = Words("label.findings", supports, against, votes.Count - supports - against);
            Raw($"<div class=\"bar\" role=\"img\" aria-label=\"{E(label)}\">");
            foreach (var vote in votes) Raw($"<span class=\"{vote switch { Polarity.Supports => "for", Polarity.Against => "against", _ => "mixed" }}\"></span>");
            Raw($"</div><p class=\"small\">{E(label)}.</p>\n");
        }

        private void WriteSuppressed()
        {
            if (report.Suppressed.IsEmpty) return;
            Raw($"<section aria-labelledby=\"suppressed\"><h2 id=\"suppressed\">{E(Words("label.suppressed", report.Suppressed.Length))}</h2>\n<ul>");
            foreach (var flag in report.Suppressed) Raw($"<li>{E(flag.Title)}: {E(flag.SuppressedBecause!.Text)} {Links(flag.Evidence)}</li>");
            Raw("</ul></section>\n");
        }

        private void WriteNearMisses()
        {
            if (report.NearMisses.IsEmpty) return;
            Raw($"<section aria-labelledby=\"misses\"><h2 id=\"misses\">{E(Words("label.near-misses"))}</h2>\n<ul>");
            foreach (var miss in report.NearMisses) Raw($"<li>{E(string.Join(", ", miss.Entries.Select(Name)))}: {E(miss.Explanation)}</li>");
            Raw("</ul></section>\n");
        }

        private void WriteManagement()
        {
            if (report.Management.IsEmpty) return;
            Raw($"<section aria-labelledby=\"advice\"><h2 id=\"advice\">{E(Words(report.Symptoms.IsEmpty ? "label.advice-no-cramps" : "label.advice-cramps"))}</h2>\n");
            // With recorded cramps relief comes first.
            foreach (var advice in report.Symptoms.IsEmpty ? report.Management.AsEnumerable() : report.Management.OrderBy(advice => advice.Advice.Purpose == AdvicePurpose.Relieve ? 0 : 1))
            {
                Raw($"<h3>{E(advice.Title)} <span class=\"small\">({E(Words($"purpose.{Spellings.AdvicePurpose.Of(advice.Advice.Purpose)}"))})</span></h3>\n<p>{E(advice.Text)} {Links(advice.Evidence)}</p>\n");
                foreach (var caution in advice.Cautions)
                    Raw($"<p class=\"caution\"><strong>{E(Words("label.caution"))}</strong> {E(caution.Text)} <span class=\"small\">({E(string.Join(", ", caution.Entries.Select(Name)))})</span> {Links(caution.Evidence)}</p>\n");
            }
            Raw("</section>\n");
        }

        private void WriteEntries()
        {
            var coverage = report.Coverage;
            var counts = Words("label.counts", coverage.Flagged, coverage.RuledOut, coverage.NotCurrent, coverage.NotCovered, coverage.NotUnderstood);
            Raw($"<section aria-labelledby=\"entries\"><h2 id=\"entries\">{E(Words("label.entries", coverage.Entries))}</h2>\n<p>{E(counts)}</p>\n<p>{E(Lists())}</p>\n");
            if (!report.Entries.IsEmpty)
            {
                // On a phone rows are set as blocks; the roles keep them a table for a screen reader.
                Raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"entries\"><table role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">");
                foreach (var column in (ReadOnlySpan<string>)["label.column-entry", "label.column-outcome", "label.column-why"]) Raw($"<th scope=\"col\" role=\"columnheader\">{E(Words(column))}</th>");
                Raw("</tr></thead><tbody role=\"rowgroup\">\n");
                foreach (var entry in report.Entries)
                {
                    var because = entry.Because;
                    var remarks = string.Concat(entry.Remarks.Where(remark => remark.Text != because).Select(remark => $"<br><span class=\"small\">{E(remark.Text)}</span>"));
                    var candidates = entry.Resolution.Candidates.IsEmpty ? "" : $"<br><span class=\"small\">{E(Words(entry.Resolution.Kind == Terminology.ResolutionKind.Ambiguous ? "label.candidates" : "label.did-you-mean"))}: {E(string.Join("; ", entry.Resolution.Candidates))}</span>";
                    Raw($"<tr role=\"row\"><td role=\"cell\">{E(entry.Entry.Input.Length == 0 ? Words("label.no-text") : entry.Entry.Input)}</td><td role=\"cell\">{E(OutcomeText(entry.Outcome))}</td><td role=\"cell\">{E(because)}{candidates}{remarks}</td></tr>\n");
                }
                Raw("</tbody></table></div>\n");
            }
            Raw("</section>\n");
        }

        private void WriteReferences()
        {
            if (report.References.IsEmpty) return;
            Raw($"<section aria-labelledby=\"references\"><h2 id=\"references\">{E(Words("label.references"))}</h2>\n<ol>");
            foreach (var (number, source) in report.References)
            {
                var link = source.Url is { } url && url.StartsWith("http", StringComparison.Ordinal) ? $" <a href=\"{E(url)}\" rel=\"noreferrer\">{E(Words("label.source"))}</a>" : "";
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

        private string OutcomeText(EntryOutcome outcome) => Words(outcome switch
        {
            EntryOutcome.Flagged => "outcome.flagged",
            EntryOutcome.RuledOut => "outcome.ruled-out",
            EntryOutcome.NotCurrent => "outcome.not-current",
            EntryOutcome.NotCovered => "outcome.not-covered",
            _ => "outcome.not-understood",
        });

        // Whether a list was given, empty or absent: an empty page must not look like a checked one.
        private string Lists() => string.Join(" · ",
            $"{Words("label.medications")}: {ListText(EntryList.Medications, report.Medications)}",
            $"{Words("label.conditions")}: {ListText(EntryList.Conditions, report.Conditions)}",
            $"{Words("label.procedures")}: {ListText(EntryList.Procedures, report.Procedures)}");

        private string ListText(EntryList list, ListState state) => state switch
        {
            ListState.Given => report.Entries.Count(entry => entry.List == list).ToString(CultureInfo.InvariantCulture),
            ListState.NoneKnown => Words("list.none-known"),
            ListState.Empty => Words("list.empty"),
            _ => Words("list.absent"),
        };

        private string Words(string key, params ReadOnlySpan<object?> values) =>
            values.IsEmpty ? ReportWords.Of(key, report.Options.Audience) : ReportWords.Of(key, report.Options.Audience, values);

        private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

        private static string Links(ImmutableArray<CitedEvidence> evidence) =>
            string.Join(" ", evidence.Select(cited => cited.Reference).Distinct().Select(number => $"<a href=\"#ref{number}\">[{number}]</a>"));

        private void Badge(string text) => Raw($"<span class=\"badge\">{E(text)}</span>");

        private static string E(string text) => Encoder.Encode(text);

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private void Raw(string html) => output.Write(html);
    }
}
