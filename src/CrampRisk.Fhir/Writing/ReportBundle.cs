using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Writes the Bundle that holds a report.</summary>
internal static class ReportBundle
{
    public static void Write(Utf8JsonWriter json, ScreeningReport report)
    {
        var ids = new ReportIds(report);
        json.WriteStartObject();
        json.WriteString("resourceType", "Bundle");
        json.WriteString("id", ids.Bundle);
        json.WriteString("type", "collection");
        json.WriteStartArray("entry");
        foreach (var flag in report.Flags) WriteEntry(json, ids.Of(flag), id => DetectedIssueResource.Write(json, report, flag, id));
        foreach (var flag in report.Suppressed) WriteEntry(json, ids.Of(flag), id => DetectedIssueResource.Write(json, report, flag, id));
        WriteEntry(json, ids.Outcome, id => OutcomeResource.Write(json, report, id));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string id, Action<string> writeResource)
    {
        json.WriteStartObject();
        json.WriteString("fullUrl", $"urn:uuid:{id}");
        json.WritePropertyName("resource");
        writeResource(id);
        json.WriteEndObject();
    }
}
