using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CrampRisk.CdsHooks;

/// <summary>Writes the account of what was looked at, under the key of this program: an answer without cards says what it rests on.</summary>
internal static class CoverageJson
{
    public const string Key = "cramprisk";

    public static void Write(Utf8JsonWriter json, ScreeningReport report, CdsHooksRequest request)
    {
        json.WriteStartObject(Key);
        json.WriteString("asOf"u8, report.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("profile"u8, Spellings.Profile.Of(report.Options.Profile));
        json.WriteString("packVersion"u8, report.Pack.Info.Version);
        json.WriteString("packSha256"u8, report.Pack.Sha256);
        json.WriteStartObject("lists"u8);
        json.WriteString("medications"u8, Spellings.ListState.Of(report.Medications));
        json.WriteString("conditions"u8, Spellings.ListState.Of(report.Conditions));
        json.WriteString("procedures"u8, Spellings.ListState.Of(report.Procedures));
        json.WriteEndObject();
        json.WriteStartObject("outcomes"u8);
        json.WriteNumber("flagged"u8, report.Coverage.Flagged);
        json.WriteNumber("ruledOut"u8, report.Coverage.RuledOut);
        json.WriteNumber("notCurrent"u8, report.Coverage.NotCurrent);
        json.WriteNumber("notCovered"u8, report.Coverage.NotCovered);
        json.WriteNumber("notUnderstood"u8, report.Coverage.NotUnderstood);
        json.WriteEndObject();
        WriteGaps(json, request);
        WriteNames(json, "ordersNotChecked"u8, request.UncheckedOrders);
        WriteNames(json, "selectionsNotFound"u8, request.UnknownSelections);
        WriteNotUnderstood(json, report);
        WriteSuppressed(json, report);
        json.WriteStartArray("notices"u8);
        foreach (var notice in report.Notices) json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGaps(Utf8JsonWriter json, CdsHooksRequest request)
    {
        json.WriteStartArray("gaps"u8);
        foreach (var gap in request.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("prefetch"u8, gap.Template.Key);
            json.WriteString("kind"u8, gap.Kind switch
            {
                PrefetchGapKind.Missing => "missing"u8,
                PrefetchGapKind.Failed => "failed"u8,
                _ => "firstPageOnly"u8,
            });
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, ReadOnlySpan<byte> key, ImmutableArray<string> names)
    {
        json.WriteStartArray(key);
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }

    private static void WriteNotUnderstood(Utf8JsonWriter json, ScreeningReport report)
    {
        json.WriteStartArray("notUnderstood"u8);
        foreach (var entry in report.Entries)
        {
            if (entry.Outcome != EntryOutcome.NotUnderstood) continue;
            json.WriteStartObject();
            json.WriteString("list"u8, Spellings.EntryList.Of(entry.List));
            json.WriteString("input"u8, entry.Entry.Input);
            if (entry.Entry.Reference is { } reference) json.WriteString("reference"u8, reference);
            json.WriteString("because"u8, entry.Because);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteSuppressed(Utf8JsonWriter json, ScreeningReport report)
    {
        json.WriteStartArray("suppressed"u8);
        foreach (var flag in report.Suppressed)
        {
            var reason = flag.SuppressedBecause!;
            json.WriteStartObject();
            json.WriteString("flag"u8, flag.Id);
            json.WriteString("title"u8, flag.Title);
            json.WriteString("kind"u8, Spellings.SuppressionKind.Of(reason.Kind));
            json.WriteString("because"u8, reason.Text);
            if (reason.Until is { } until) json.WriteString("until"u8, until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
