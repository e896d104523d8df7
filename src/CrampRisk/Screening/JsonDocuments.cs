using System.Text.Json;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>What the small documents that people write have in common: syntax, schema name, full dates.</summary>
internal static class JsonDocuments
{
    /// <summary>Parses a document; null where the syntax is wrong, with the line in <paramref name="problems"/>.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8, List<Problem> problems)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            problems.Add(new Problem("CR300", $"line {error.LineNumber + 1}", "the JSON cannot be read", "Correct the syntax at this line"));
            return null;
        }
    }

    public static void CheckSchema(DocumentNode node, string schema)
    {
        if (node.RequiredText("schema") is var found && found.Length > 0 && found != schema)
            node.Report("schema", "CR308", $"expected {schema}", $"Write \"schema\": \"{schema}\"");
    }

    public static DateOnly RequiredDay(DocumentNode node, string name)
    {
        if (!node.Has(name)) node.Report(node.At(name), "CR302", "this property is required and is missing", "Add the day as yyyy-MM-dd");
        return Day(node, name) ?? default;
    }

    public static DateOnly? Day(DocumentNode node, string name)
    {
        var date = node.Date(name);
        if (!date.IsGiven) return null;
        if (date.IsPartial) node.Report(node.At(name), "CR305", "expected a full date yyyy-MM-dd", "Add month and day");
        return date.First;
    }
}
