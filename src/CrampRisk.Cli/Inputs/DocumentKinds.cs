using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CrampRisk.Cli.Inputs;

/// <summary>Recognises what a document is by its content; the name helps only where the content says nothing.</summary>
internal static class DocumentKinds
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/");

    private static ReadOnlySpan<byte> White => " \t\r\n"u8;

    /// <summary>What the bytes are. Never throws: bytes that are nothing known are text, whose reader says what is wrong with them.</summary>
    public static DocumentKind Recognise(ReadOnlySpan<byte> bytes, string name)
    {
        var text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        text = text.TrimStart(White);
        return text switch
        {
            [(byte)'{', ..] => IsNamedLines(name) || HasLines(text) ? DocumentKind.Lines : OfObject(text),
            [(byte)'[', ..] => DocumentKind.PatientJson,
            [(byte)'<', ..] => OfXml(text),
            [(byte)'P', (byte)'K', 3, 4, ..] => DocumentKind.Zip,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => DocumentKind.Pdf,
            [(byte)'P', (byte)'A', (byte)'R', (byte)'1', ..] => DocumentKind.Parquet,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => DocumentKind.Zstandard,
            [(byte)'M', (byte)'S', (byte)'H', (byte)'|', ..] => DocumentKind.Hl7V2,
            _ => IsNamedLines(name) ? DocumentKind.Lines : IsNamedJson(name) ? DocumentKind.PatientJson : DocumentKind.Text,
        };
    }

    /// <summary>What one JSON object is: the properties of its first level tell, as far as they can be read.</summary>
    public static DocumentKind OfObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var isRequest = false;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("resourceType"u8)) return DocumentKind.Fhir;
                // A resource may have a context, too; and a request that lacks its hook is one whose reader can say so.
                isRequest |= reader.ValueTextEquals("context"u8) || reader.ValueTextEquals("prefetch"u8) || reader.ValueTextEquals("fhirServer"u8) || reader.ValueTextEquals("draftOrders"u8);
                if (reader.ValueTextEquals("hook"u8) || reader.ValueTextEquals("hookInstance"u8)) return DocumentKind.CdsHooks;
                if (reader.ValueTextEquals("transactionTime"u8)) return DocumentKind.ExportManifest;
                if (!reader.Read() || !reader.TrySkip()) break;
            }
        }
        catch (JsonException)
        {
            // Broken before it could be recognised: the reader of patient JSON says where.
        }
        return isRequest ? DocumentKind.CdsHooks : DocumentKind.PatientJson;
    }

    /// <summary>What one line of a file of lines is. One that is no whole JSON object may be a resource of anybody: it is FHIR's to refuse.</summary>
    public static DocumentKind OfLine(ReadOnlySpan<byte> line) =>
        OfObject(line) is var kind && kind == DocumentKind.PatientJson && !IsWholeObject(line) ? DocumentKind.Fhir : kind;

    /// <summary>True for a FHIR Bundle, which on a line is a patient of its own.</summary>
    public static bool IsBundle(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isType = reader.ValueTextEquals("resourceType"u8);
                if (!reader.Read()) break;
                if (isType) return reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Bundle"u8);
                if (!reader.TrySkip()) break;
            }
        }
        catch (JsonException)
        {
            // The FHIR reader says where it is broken.
        }
        return false;
    }

    /// <summary>True where a file's name promises one document a line.</summary>
    public static bool IsNamedLines(string name) => ExtensionOf(name) is ".NDJSON" or ".JSONL";

    /// <summary>True where the first line is a whole JSON object and the next looks like one too.</summary>
    /// <remarks>So two documents that run over several lines are not taken for lines: they are refused as two documents in one file.</remarks>
    private static bool HasLines(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var rest = end < 0 ? [] : text[end..].TrimStart(White);
        var next = rest.IndexOf((byte)'\n') is var length and >= 0 ? rest[..length] : rest;
        return next.TrimEnd(White) is [(byte)'{', .., (byte)'}'] && IsWholeObject(text[..end]);
    }

    /// <summary>True for one JSON object without a fault.</summary>
    public static bool IsWholeObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: true, default);
        try
        {
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read())
            {
            }
            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static DocumentKind OfXml(ReadOnlySpan<byte> text)
    {
        var head = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]);
        var at = 0;
        while ((at = head.IndexOf('<', at)) >= 0 && at + 1 < head.Length && head[at + 1] is '?' or '!')
            at = head.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal) ? EndOf(head, at, "-->") : EndOf(head, at, ">");
        if (at < 0) return DocumentKind.Xml;
        var root = head.AsSpan(at + 1);
        var tagEnd = root.IndexOf('>');
        if (tagEnd >= 0) root = root[..tagEnd];
        var nameEnd = root.IndexOfAny(NameEnds);
        var tag = nameEnd < 0 ? root : root[..nameEnd];
        tag = tag[(tag.IndexOf(':') + 1)..];
        return tag switch
        {
            "ClinicalDocument" => DocumentKind.Ccda,
            "Message" => DocumentKind.Ncpdp,
            // A section cut out of a document still carries the template ids of C-CDA.
            _ when head.Contains("2.16.840.1.113883.10.20.", StringComparison.Ordinal) => DocumentKind.Ccda,
            _ when root.Contains("http://hl7.org/fhir", StringComparison.Ordinal) => DocumentKind.FhirXml,
            _ => DocumentKind.Xml,
        };
    }

    private static int EndOf(string text, int from, string mark)
    {
        var end = text.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + mark.Length;
    }

    private static bool IsNamedJson(string name) => ExtensionOf(name) is ".JSON";

    /// <summary>The extension in capitals, without that of compressing.</summary>
    public static string ExtensionOf(string name)
    {
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        return Path.GetExtension(name).ToUpperInvariant();
    }
}
