using System.Text.Json;
using CrampRisk.Documents;

namespace CrampRisk.Cli.Inputs;

/// <summary>One line of a bulk export: what it is and whose it is. The rest is left to the FHIR reader.</summary>
internal readonly record struct ResourceLine(ReadOnlyMemory<byte> Json, string? Type, string? Id, string? Subject, string? Medication)
{
    /// <summary>Reads the few properties that say where the line belongs.</summary>
    /// <returns>Null, or why the line cannot be read.</returns>
    public static Problem? Read(ReadOnlyMemory<byte> line, out ResourceLine resource)
    {
        resource = default;
        if ((Utf8Document.Open(line.Span, out var text) ?? JsonSyntax.Check(text)) is { } problem) return problem;
        var reader = new Utf8JsonReader(text);
        string? type = null, id = null, subject = null, medication = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceType"u8)) type = ReadString(ref reader);
            else if (reader.ValueTextEquals("id"u8)) id = ReadString(ref reader);
            else if (reader.ValueTextEquals("subject"u8) || reader.ValueTextEquals("patient"u8)) subject = ReadReference(ref reader);
            else if (reader.ValueTextEquals("medicationReference"u8)) medication = ReadReference(ref reader);
            else SkipValue(ref reader);
        }
        resource = new ResourceLine(line, type, id, subject, medication);
        return null;
    }

    /// <summary>The resource type of a line, or null where it states none.</summary>
    /// <exception cref="JsonException">The line is no JSON.</exception>
    public static string? TypeOf(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceType"u8)) return ReadString(ref reader);
            SkipValue(ref reader);
        }
        return null;
    }

    private static string? ReadString(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.Skip();
        return null;
    }

    // "https://server/fhir/Patient/12/_history/3" and "Patient/12" are one patient.
    private static string? ReadReference(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }
        string? reference = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("reference"u8)) reference = ReadString(ref reader);
            else SkipValue(ref reader);
        }
        if (reference is null || reference.StartsWith("urn:", StringComparison.Ordinal)) return reference;
        var parts = reference.Split("/_history/")[0].Split('/');
        return parts.Length < 2 ? reference : $"{parts[^2]}/{parts[^1]}";
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
