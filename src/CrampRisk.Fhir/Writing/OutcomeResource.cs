using System.Globalization;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Fhir;

/// <summary>Writes the account of a report as an OperationOutcome: what was looked at, the notices, and every entry that takes part in no flag.</summary>
internal static class OutcomeResource
{
    public static void Write(Utf8JsonWriter json, ScreeningReport report, string id)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", "OperationOutcome");
        json.WriteString("id", id);
        json.WriteStartArray("issue");
        WriteCoverage(json, report);
        foreach (var notice in report.Notices) WriteIssue(json, "information", "informational", "notice", notice, null);
        foreach (var entry in report.Entries)
            if (entry.Outcome == EntryOutcome.NotUnderstood) WriteEntry(json, entry, report.Options.Audience);
        foreach (var entry in report.Entries)
            if (entry.Outcome is not (EntryOutcome.NotUnderstood or EntryOutcome.Flagged)) WriteEntry(json, entry, report.Options.Audience);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, ScreeningReport report)
    {
        var audience = report.Options.Audience;
        var coverage = report.Coverage;
        var counts = ReportWords.Of("label.counts", audience, coverage.Flagged, coverage.RuledOut, coverage.NotCurrent, coverage.NotCovered, coverage.NotUnderstood);
        // The words for no flags point to the accounts below, which is where they stand here, too.
        if (report.Flags.IsEmpty) counts += $" {ReportWords.Of(KeyOfNoFlags(report), audience)}";
        var info = report.Pack.Info;
        var made = ReportWords.Of("label.as-of", audience, report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Spellings.Profile.Of(report.Options.Profile), info.Version,
            Spellings.ReviewStatus.Of(info.Review.Status));
        WriteIssue(json, "information", "informational", "coverage", counts,
            $"{made}. {ListOf(EntryList.Medications, report.Medications)}, {ListOf(EntryList.Conditions, report.Conditions)}, {ListOf(EntryList.Procedures, report.Procedures)}.");

        string ListOf(EntryList list, ListState state)
        {
            var name = ReportWords.Of($"label.{Spellings.EntryList.Of(list)}", audience);
            return state switch
            {
                ListState.Given => string.Create(CultureInfo.InvariantCulture, $"{name}: {report.Entries.Count(entry => entry.List == list)}"),
                ListState.Empty => $"{name}: {ReportWords.Of("list.empty", audience)}",
                ListState.NoneKnown => $"{name}: {ReportWords.Of("list.none-known", audience)}",
                _ => $"{name}: {ReportWords.Of("list.absent", audience)}",
            };
        }
    }

    private static string KeyOfNoFlags(ScreeningReport report) =>
        report.Entries.IsEmpty ? "label.nothing-to-check" : report.Options.NewOnly ? "label.no-new-flags" : "label.no-flags";

    private static void WriteEntry(Utf8JsonWriter json, ReportEntry entry, Audience audience)
    {
        var isUnderstood = entry.Outcome != EntryOutcome.NotUnderstood;
        var isAmbiguous = entry.Resolution.Kind == ResolutionKind.Ambiguous;
        var because = string.Join(' ', entry.Remarks.Select(remark => remark.Text).Prepend(entry.Because).Distinct());
        if (!entry.Resolution.Candidates.IsEmpty)
            because += $" {ReportWords.Of(isAmbiguous ? "label.candidates" : "label.did-you-mean", audience)}: {string.Join("; ", entry.Resolution.Candidates)}";
        WriteIssue(json, isUnderstood ? "information" : "warning", isUnderstood ? "informational" : isAmbiguous ? "multiple-matches" : "code-invalid",
            Spellings.EntryOutcome.Of(entry.Outcome), ReportElements.NameOf(entry), because);
    }

    private static void WriteIssue(Utf8JsonWriter json, string severity, string code, string account, string text, string? diagnostics)
    {
        json.WriteStartObject();
        json.WriteString("severity", severity);
        json.WriteString("code", code);
        json.WriteStartObject("details");
        json.WriteStartArray("coding");
        json.WriteCoding(ReportTerms.Account, account);
        json.WriteEndArray();
        json.WriteText("text", text);
        json.WriteEndObject();
        json.WriteText("diagnostics", diagnostics);
        json.WriteEndObject();
    }
}
