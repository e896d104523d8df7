using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CrampRisk.Fhir;

/// <summary>What is settled about a document before its JSON is looked at: the encoding (ruling 32).</summary>
internal static class DocumentBytes
{
    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="InvalidDocumentException">It is empty, UTF-16, or not valid UTF-8.</exception>
    public static ReadOnlySpan<byte> Accepted(ReadOnlySpan<byte> bytes)
    {
        // UTF-16 shows by its mark, or by a zero byte beside the brace that a FHIR document begins with.
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{', 0, ..] or [0, (byte)'{', ..]) throw new InvalidDocumentException(FhirProblems.Utf16);
        bytes = WithoutMark(bytes);
        if (bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new InvalidDocumentException(FhirProblems.Empty);
        if (!Utf8.IsValid(bytes)) throw FhirProblems.NotUtf8.At(JsonPlaces.LineOf(bytes, FirstInvalid(bytes)));
        return bytes;
    }

    /// <summary>The text without its byte order mark; nothing else is checked.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var consumed) == OperationStatus.Done) at += consumed;
        return at;
    }
}
