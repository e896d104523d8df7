using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace CrampRisk.Documents;

/// <summary>The bytes of a document, known to be UTF-8 and without a byte order mark.</summary>
internal static class Utf8Document
{
    /// <summary>Checks the encoding and drops a byte order mark.</summary>
    /// <param name="bytes">The document as it was read.</param>
    /// <param name="text">The document without its mark; empty where there is a problem.</param>
    /// <returns>Null, or why the bytes cannot be read as text.</returns>
    public static Problem? Open(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (bytes.IsEmpty) return Empty();
        if (EncodingByName(bytes) is { } name)
            return new Problem("CR002", "", $"expected UTF-8, found {name}", "Save the document as UTF-8");
        if (!Utf8.IsValid(bytes))
            return new Problem("CR003", string.Create(CultureInfo.InvariantCulture, $"byte {OffsetOfFault(bytes)}"), "expected UTF-8, found a byte sequence that is none",
                "Save the document as UTF-8; it may be Latin-1 or Windows-1252, or no text at all");
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (bytes.TrimStart(" \t\r\n"u8).IsEmpty) return Empty();
        text = bytes;
        return null;
    }

    /// <summary>Line and column (both from 1, the column in characters) of a byte offset.</summary>
    public static string LineAndColumn(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var line = before.Count((byte)'\n') + 1;
        var inLine = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, column {Encoding.UTF8.GetCharCount(inLine) + 1}");
    }

    private static Problem Empty() => new("CR001", "", "the document is empty", "Check that it was saved; the smallest patient is {}");

    // Text in our formats begins with an ASCII character, so a zero byte beside it tells the encoding without a mark.
    private static string? EncodingByName(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] => "UTF-16 (little-endian)",
        [0xFE, 0xFF, ..] => "UTF-16 (big-endian)",
        [not 0, 0, not 0, 0, ..] => "UTF-16 (little-endian, without a byte order mark)",
        [0, not 0, 0, not 0, ..] => "UTF-16 (big-endian, without a byte order mark)",
        _ => null,
    };

    private static int OffsetOfFault(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done) offset += length;
        return offset;
    }
}
