using System.Buffers;
using System.Text.Encodings.Web;

namespace CrampRisk;

/// <summary>Escapes exactly as <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/>, which is asked only where a text has more than plain ASCII.</summary>
/// <remarks>That encoder works out a table of all characters before its first use: a twentieth of the time from start to report (benchmarks/StartUp).</remarks>
internal sealed class ReportEncoder : JavaScriptEncoder
{
    private const string Plain = " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    private static readonly SearchValues<char> PlainChars = SearchValues.Create(Plain);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    public static ReportEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = new ReadOnlySpan<char>(text, textLength).IndexOfAnyExcept(PlainChars);
        if (first < 0 || text[first] is '"' or '\\') return first;
        var other = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text + first, textLength - first);
        return other < 0 ? other : first + other;
    }

    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var first = utf8Text.IndexOfAnyExcept(PlainBytes);
        if (first < 0 || utf8Text[first] is (byte)'"' or (byte)'\\') return first;
        var other = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8Text[first..]);
        return other < 0 ? other : first + other;
    }

    public override OperationStatus Encode(ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        (charsConsumed, charsWritten) = (0, 0);
        while (true)
        {
            var plain = source[charsConsumed..].IndexOfAnyExcept(PlainChars);
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

    public override bool WillEncode(int unicodeScalar) => UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);
}
