using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CrampRisk.Knowledge;

namespace CrampRisk.Fhir;

/// <summary>Writes a flag as a DetectedIssue.</summary>
internal static class DetectedIssueResource
{
    public static void Write(Utf8JsonWriter json, ScreeningReport report, CrampRiskFlag flag, string id)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", "DetectedIssue");
        json.WriteString("id", id);
        json.WriteStartArray("identifier");
        json.WriteIdentifier(ReportTerms.Flag, flag.Id);
        json.WriteEndArray();
        // R4's observation-status: "preliminary" is a result that may change with facts still to come, which is what a possible flag asks for.
        json.WriteString("status", flag.Certainty == Certainty.Definite ? "final" : "preliminary");
        WriteCode(json, flag);
        if (ReportTerms.SeverityOf(flag.Rule) is { } severity) json.WriteString("severity", severity);
        json.WritePatient(report.SubjectId);
        json.WriteDay("identifiedDateTime", report.AsOf);
        json.WriteStartObject("author");
        json.WriteString("type", "Device");
        json.WriteText("display", $"CrampRisk, knowledge pack {report.Pack.Info.Name} {report.Pack.Info.Version} ({Spellings.ReviewStatus.Of(flag.Rule.Review.Status)})");
        json.WriteEndObject();
        json.WriteStartArray("implicated");
        foreach (var entry in flag.Entries) json.WriteEntry(EntryOf(report, entry));
        json.WriteEndArray();
        WriteEvidence(json, report, flag);
        json.WriteText("detail", DetailOf(flag));
        if (flag.Evidence.Select(cited => ReportElements.AddressOf(SourceOf(report, cited))).FirstOrDefault(address => address is not null) is { } reference)
            json.WriteString("reference", reference);
        if (flag.SuppressedBecause is { } because) WriteMitigation(json, because);
        json.WriteEndObject();
    }

    private static void WriteCode(Utf8JsonWriter json, CrampRiskFlag flag)
    {
        json.WriteStartObject("code");
        json.WriteStartArray("coding");
        if (ReportTerms.CategoryOf(flag) is var (code, display)) json.WriteCoding(ReportTerms.ActCode, code, display);
        json.WriteCoding(ReportTerms.Rule, flag.Rule.Id);
        json.WriteEndArray();
        json.WriteText("text", flag.Title);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, ScreeningReport report, CrampRiskFlag flag)
    {
        var evidence = flag.Modifiers.IsEmpty ? flag.Evidence : flag.Evidence.AddRange(flag.Modifiers.SelectMany(modifier => modifier.Evidence));
        if (evidence.IsEmpty) return;
        json.WriteStartArray("evidence");
        foreach (var cited in evidence)
        {
            json.WriteStartObject();
            json.WriteStartArray("code");
            json.WriteStartObject();
            if (cited.Evidence.Polarity != Polarity.None)
            {
                json.WriteStartArray("coding");
                json.WriteCoding(ReportTerms.Polarity, Spellings.Polarity.Of(cited.Evidence.Polarity));
                json.WriteEndArray();
            }
            json.WriteText("text", cited.Evidence.Finding);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("detail");
            json.WritePublication(SourceOf(report, cited), cited.Evidence.Locator);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteMitigation(Utf8JsonWriter json, Suppression because)
    {
        json.WriteStartArray("mitigation");
        json.WriteStartObject();
        json.WriteStartObject("action");
        json.WriteStartArray("coding");
        if (ReportTerms.ActionOf(because.Reason) is var (code, display)) json.WriteCoding(ReportTerms.ActCode, code, display);
        if (because.Reason is { } reason) json.WriteCoding(ReportTerms.Reason, Spellings.AcknowledgementReason.Of(reason));
        json.WriteCoding(ReportTerms.Suppression, Spellings.SuppressionKind.Of(because.Kind));
        json.WriteEndArray();
        json.WriteText("text", because.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $"{because.Text} (until {until:yyyy-MM-dd})") : because.Text);
        json.WriteEndObject();
        if (because.On is { } on) json.WriteDay("date", on);
        if (!string.IsNullOrWhiteSpace(because.By))
        {
            json.WriteStartObject("author");
            json.WriteText("display", because.By);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string DetailOf(CrampRiskFlag flag)
    {
        ImmutableArray<string> paragraphs = [flag.Explanation, .. flag.Modifiers.Select(modifier => modifier.Text), .. flag.Actions.Select(action => $"- {action}")];
        return string.Join('\n', paragraphs);
    }

    private static Source SourceOf(ScreeningReport report, CitedEvidence cited) => report.References[cited.Reference - 1].Source;

    private static ReportEntry EntryOf(ScreeningReport report, EntryRef place) => report.Entries.First(entry => entry.List == place.List && entry.Index == place.Index);
}
