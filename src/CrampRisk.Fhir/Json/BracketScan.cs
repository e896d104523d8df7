using System.Numerics;
using System.Runtime.Intrinsics;

namespace CrampRisk.Fhir;

/// <summary>Finds the end of a JSON object without reading it: brackets outside strings are matched, nothing else is looked at.</summary>
/// <remarks>
/// Ruling 27 allows it for resources that are not read. Works on 64 bytes at a time with one bit per byte, as simdjson does
/// (Langdale and Lemire, "Parsing Gigabytes of JSON per Second", VLDB Journal 28, 2019).
/// </remarks>
internal static class BracketScan
{
    /// <summary>How deep brackets may be nested; the depth that <see cref="JsonCursor"/> allows as well.</summary>
    public const int MaxDepth = 128;

    /// <summary>The object is not closed before the end of the text.</summary>
    public const int Truncated = -1;

    /// <summary>A bracket is closed by one of the other kind.</summary>
    public const int Unbalanced = -2;

    /// <summary>Nested deeper than <see cref="MaxDepth"/>.</summary>
    public const int TooDeep = -3;

    private const int Block = 64;

    /// <summary>The index of the brace that closes the object whose content begins at <paramref name="from"/>, or one of the negative constants.</summary>
    public static int EndOfObject(ReadOnlySpan<byte> json, int from)
    {
        var scan = new Scan { Depth = 1, Kinds = 1 };
        var at = from;
        for (; json.Length - at >= Block; at += Block)
            if (scan.Read(json.Slice(at, Block)) is var found and not Scan.GoOn)
                return found < 0 ? found : at + found;

        Span<byte> rest = stackalloc byte[Block];
        rest.Fill((byte)' ');
        json[at..].CopyTo(rest);
        return scan.Read(rest) switch
        {
            Scan.GoOn => Truncated,
            < 0 and var fault => fault,
            var found => at + found,
        };
    }

    private struct Scan
    {
        public const int GoOn = int.MinValue;

        public int Depth;

        /// <summary>One bit per open bracket, the innermost lowest: 1 for a brace. Two words, for <see cref="MaxDepth"/> levels.</summary>
        public ulong Kinds;

        private ulong _outerKinds;
        private ulong _inString;
        private ulong _escapeNext;

        public int Read(ReadOnlySpan<byte> block)
        {
            var (quotes, slashes, brackets) = Masks(block);
            if ((slashes | _escapeNext) != 0) quotes &= ~Escaped(slashes);

            var strings = PrefixXor(quotes) ^ _inString;
            _inString = (ulong)((long)strings >> 63);

            for (brackets &= ~strings; brackets != 0; brackets &= brackets - 1)
            {
                var index = BitOperations.TrailingZeroCount(brackets);
                var bracket = block[index];
                // '{' 7B and '[' 5B have bit 1 set, '}' 7D and ']' 5D have not; bit 5 tells braces from square brackets.
                var isBrace = (ulong)(bracket >> 5) & 1;
                if ((bracket & 2) != 0)
                {
                    if (++Depth > MaxDepth) return TooDeep;
                    _outerKinds = (_outerKinds << 1) | (Kinds >> 63);
                    Kinds = (Kinds << 1) | isBrace;
                    continue;
                }
                if ((Kinds & 1) != isBrace) return Unbalanced;
                if (--Depth == 0) return index;
                Kinds = (Kinds >> 1) | (_outerKinds << 63);
                _outerKinds >>= 1;
            }
            return GoOn;
        }

        private static (ulong Quotes, ulong Slashes, ulong Brackets) Masks(ReadOnlySpan<byte> block)
        {
            ulong quotes = 0, slashes = 0, brackets = 0;
            for (var i = 0; i < Block; i += Vector256<byte>.Count)
            {
                var bytes = Vector256.Create(block[i..]);
                var folded = bytes | Vector256.Create((byte)0x20);
                quotes |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits() << i;
                slashes |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits() << i;
                brackets |= (ulong)(Vector256.Equals(folded, Vector256.Create((byte)'{')) | Vector256.Equals(folded, Vector256.Create((byte)'}')))
                    .ExtractMostSignificantBits() << i;
            }
            return (quotes, slashes, brackets);
        }

        /// <summary>Bit n becomes the parity of bits 0 to n: set from an opening quote up to the byte before the closing one.</summary>
        private static ulong PrefixXor(ulong bits)
        {
            bits ^= bits << 1;
            bits ^= bits << 2;
            bits ^= bits << 4;
            bits ^= bits << 8;
            bits ^= bits << 16;
            return bits ^ (bits << 32);
        }

        private ulong Escaped(ulong slashes)
        {
            var escaped = _escapeNext;
            _escapeNext = 0;
            slashes &= ~escaped;
            while (slashes != 0)
            {
                var slash = slashes & (~slashes + 1);
                var next = slash << 1;
                escaped |= next;
                if (next == 0) _escapeNext = 1;
                slashes &= ~(slash | next);
            }
            return escaped;
        }
    }
}
