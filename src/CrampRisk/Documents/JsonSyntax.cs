using System.Text.Json;

namespace CrampRisk.Documents;

/// <summary>Checks that a text is exactly one well-formed JSON document, before anything in it is read.</summary>
internal static class JsonSyntax
{
    /// <summary>Levels of nesting that are read; a patient needs five.</summary>
    public const int MaxDepth = 64;

    /// <summary>Null, or the first fault with its line and column.</summary>
    public static Problem? Check(ReadOnlySpan<byte> text)
    {
        // Not the final block: so the reader says "more is needed" where the document breaks off, instead of guessing a fault.
        // A bare number is the exception: it would wait for more digits for ever.
        var isScalar = text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[' or (byte)'"', ..];
        var reader = new Utf8JsonReader(text, isScalar, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (reader.Read())
            {
                var isWhole = reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
                if (isWhole) return Trailing(text, (int)reader.BytesConsumed);
            }
        }
        catch (JsonException fault)
        {
            var offset = OffsetOf(text, fault);
            var isTooDeep = reader.CurrentDepth >= MaxDepth - 1 && text[offset..] is [(byte)'[' or (byte)'{', ..];
            return isTooDeep
                ? new Problem("CR007", Utf8Document.LineAndColumn(text, offset), $"the JSON is nested deeper than {MaxDepth} levels", "Give a patient, which needs five")
                : Fault(text, offset);
        }
        return new Problem("CR005", Utf8Document.LineAndColumn(text, text.Length), "the JSON breaks off before its end", "Save or fetch the document again, whole");
    }

    private static Problem? Trailing(ReadOnlySpan<byte> text, int end)
    {
        var rest = text[end..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty) return null;
        var place = Utf8Document.LineAndColumn(text, text.Length - rest.Length);
        return rest[0] is (byte)'{' or (byte)'['
            ? new Problem("CR006", place, "two JSON documents in one file", "Keep one, or write each on a line of its own (NDJSON)")
            : new Problem("CR006", place, "expected the end of the document, found more text after it", "Remove what follows the last brace");
    }

    private static Problem Fault(ReadOnlySpan<byte> text, int offset)
    {
        var (what, remedy) = offset >= text.Length ? ("this is no JSON", "Correct the document") : text[offset] switch
        {
            (byte)'/' or (byte)'#' => ("JSON has no comments", "Remove the comment"),
            (byte)'}' or (byte)']' => ("expected another name or value, found a closing bracket", "Remove the comma before it, or close the bracket that is open"),
            (byte)'\'' => ("expected a double quote, found a single one", "Put names and strings between double quotes"),
            (byte)'"' => ("expected a comma, a colon or a closing bracket, found a string", "Add what is missing before it"),
            < 0x20 => ("expected no line break or control character here", "Close the string before it, or write \\n inside a string"),
            _ => ("this is no JSON from here on", "Correct what stands here, or just before it"),
        };
        return new Problem("CR004", Utf8Document.LineAndColumn(text, offset), what, remedy);
    }

    private static int OffsetOf(ReadOnlySpan<byte> text, JsonException fault)
    {
        var offset = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--) offset += text[offset..].IndexOf((byte)'\n') + 1;
        return offset + (int)(fault.BytePositionInLine ?? 0);
    }
}
