using System.Buffers;
using System.Text.Encodings.Web;

namespace CrampRisk;

/// <summary>Escapes exactly as <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>, which is asked only where a text has more than plain ASCII.</summary>
/// <remarks>That encoder works out a table of all characters before its first use: a twentieth of the time from start to report (benchmarks/StartUp).</remarks>
internal sealed class ReportEncoder : JavaScriptEncoder
{
    public static ReportEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = EndOfPlain(new ReadOnlySpan<char>(text, textLength));
        if (first < 0 || text[first] is '"' or '\\') return first;
        var other = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text + first, textLength - first);
        return other < 0 ? other : first + other;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var first = utf8Text.IndexOfAny((byte)'"', (byte)'\\');
        if (utf8Text[..(first < 0 ? utf8Text.Length : first)].IndexOfAnyExceptInRange((byte)' ', (byte)'~') is not (>= 0 and var outside)) return first;
        first = outside;
        var other = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8Text[first..]);
        return other < 0 ? other : first + other;
    }

    public override OperationStatus Encode(ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        (charsConsumed, charsWritten) = (0, 0);
        while (true)
        {
            var plain = EndOfPlain(source[charsConsumed..]);
            if (plain < 0) plain = source.Length - charsConsumed;
            var isQuoted = charsConsumed + plain < source.Length && source[charsConsumed + plain] is '"' or '\\';
            if (destination.Length - charsWritten < plain + (isQuoted ? 2 : 0)) break;
            source.Slice(charsConsumed, plain).CopyTo(destination[charsWritten..]);
            (charsConsumed, charsWritten) = (charsConsumed + plain, charsWritten + plain);
            if (!isQuoted) break;
            destination[charsWritten++] = '\\';
            destination[charsWritten++] = source[charsConsumed++];
        }
        if (charsConsumed == source.Length) return OperationStatus.Done;
        var status = UnsafeRelaxedJsonEscaping.Encode(source[charsConsumed..], destination[charsWritten..], out var consumed, out var written, isFinalBlock);
        (charsConsumed, charsWritten) = (charsConsumed + consumed, charsWritten + written);
        return status;
    }

    public override OperationStatus EncodeUtf8(ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true) =>
        UnsafeRelaxedJsonEscaping.EncodeUtf8(utf8Source, utf8Destination, out bytesConsumed, out bytesWritten, isFinalBlock);

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    // Two searches, not one for all plain characters together: that one is compiled at start (benchmarks/StartUp).
    private static int EndOfPlain(ReadOnlySpan<char> text)
    {
        var quote = text.IndexOfAny('"', '\\');
        var other = text[..(quote < 0 ? text.Length : quote)].IndexOfAnyExceptInRange(' ', '~');
        return other < 0 ? quote : other;
    }

    public override bool WillEncode(int unicodeScalar) => UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);
}
