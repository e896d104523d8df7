namespace CrampRisk.Terminology;

/// <summary>Turns a text into normalised words. The compiler of the name table and the reader of entries use this one way.</summary>
/// <remarks>
/// Lower case, accents removed, compatibility forms made plain, zero-width characters dropped; a word ends at white space and punctuation, between a
/// letter and a digit, and beside a script that is written without spaces. "p.o." is one word, "0.625" one number, a plural "s" does not count.
/// Linear in the length of the text; never throws, whatever the characters.
/// </remarks>
internal static class TextNormaliser
{
    /// <summary>Room that always suffices for the normalised text of so many characters; text is written by whole registers.</summary>
    public static int CharsFor(int length) => 4 * length + 4 + WordHash.Block;

    /// <summary>Room that always suffices for the tokens of so many characters.</summary>
    public static int TokensFor(int length) => length + 1;

    /// <summary>Reads the words of <paramref name="text"/> into the two buffers and returns how many there are.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<char> chars, Span<TextToken> tokens) =>
        AsciiWords.TryRead(text, chars, tokens, out var count) ? count : ReadByCharacter(text, chars, tokens);

    /// <summary>The same, whatever the characters, one after the other.</summary>
    public static int ReadByCharacter(ReadOnlySpan<char> text, Span<char> chars, Span<TextToken> tokens)
    {
        var reader = new Reader(chars, tokens);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsAsciiLetter(c))
            {
                i = reader.Letters(text, i) - 1;
                continue;
            }
            if (c < 128)
            {
                reader.Ascii(text, c, i);
                continue;
            }
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var folded = LetterFolding.Fold(char.ConvertToUtf32(c, text[i + 1]));
                if (folded == LetterFolding.Break) reader.Separate();
                else reader.Add(folded, i, 2);
                i++;
                continue;
            }
            reader.NonAscii(text, c, i);
        }
        reader.Separate();
        return reader.Count;
    }

    /// <summary>Whether the "s" at the end of a word is no part of it: "estrogens" is "estrogen"; "cirrhosis", "illness" and "virus" are no plurals.</summary>
    public static bool IsPlural(int length, char before) => length > 3 && before is not ('s' or 'i' or 'u');

    private static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') <= 'z' - 'a';

    private ref struct Reader(Span<char> chars, Span<TextToken> tokens)
    {
        private readonly Span<char> _chars = chars;
        private readonly Span<TextToken> _tokens = tokens;
        private int _length, _start, _lettersSinceDot;
        private Kind _kind;

        public int Count { get; private set; }

        private enum Kind : byte
        {
            Outside = 0,
            Letters,
            Number,
            Unspaced,
        }

        /// <summary>Takes a run of ASCII letters and returns the position after it: most of any text, so it keeps its state in registers.</summary>
        public int Letters(ReadOnlySpan<char> text, int at)
        {
            if (_kind != Kind.Letters)
            {
                if (_kind != Kind.Outside) Close();
                Open(Kind.Letters, at);
            }
            var (length, from) = (_length, at);
            var chars = _chars;
            while ((uint)at < (uint)text.Length && IsAsciiLetter(text[at]))
            {
                chars[length++] = (char)(text[at++] | 0x20);
            }
            _length = length;
            _lettersSinceDot += at - from;
            _tokens[Count].SourceEnd = at;
            return at;
        }

        public void Ascii(ReadOnlySpan<char> text, char c, int at)
        {
            if (c == ' ') Separate();
            else if ((uint)(c - '0') <= 9) Append(c, Kind.Number, at, 1);
            else Punctuation(text, c, at);
        }

        public void NonAscii(ReadOnlySpan<char> text, char c, int at)
        {
            var folded = LetterFolding.Fold(c);
            if (folded == LetterFolding.Ignored) return;
            if (folded == LetterFolding.Break || (folded < 128 && !char.IsAsciiLetterOrDigit(folded)))
            {
                if (folded != LetterFolding.Break) Punctuation(text, folded, at);
                else Separate();
                return;
            }
            var expanded = LetterFolding.Expand(c);
            if (expanded.Length == 0) Add(folded, at, 1, LetterFolding.IsUnspacedScript(c));
            foreach (var letter in expanded) Append(letter, Kind.Letters, at, 1);
        }

        public void Add(char folded, int at, int sourceLength, bool unspaced = false) =>
            Append(folded, char.IsAsciiDigit(folded) ? Kind.Number : unspaced ? Kind.Unspaced : Kind.Letters, at, sourceLength);

        public void Separate()
        {
            if (_kind != Kind.Outside) Close();
        }

        private void Punctuation(ReadOnlySpan<char> text, char c, int at)
        {
            switch (c)
            {
                case '\'':
                    return;
                case '.' when _kind == Kind.Letters && _lettersSinceDot == 1 && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]):
                    _lettersSinceDot = 0;                   // "p.o.", "b.i.d": one word
                    return;
                case '.' or ',' when _kind == Kind.Number && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && IsInsideNumber(text, c, at):
                    if (c == '.') Append('.', Kind.Number, at, 1);
                    return;
                default:
                    Separate();
                    return;
            }
        }

        // "1,000" is a number, "1,2" is two; a second dot ("1.2.3") ends the number.
        private readonly bool IsInsideNumber(ReadOnlySpan<char> text, char c, int at)
        {
            if (c == '.') return !_chars[_start.._length].Contains('.');
            return at + 3 < text.Length && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3])
                && (at + 4 >= text.Length || !char.IsAsciiDigit(text[at + 4]));
        }

        private void Append(char c, Kind kind, int at, int sourceLength)
        {
            if (_kind != kind)
            {
                if (_kind != Kind.Outside) Close();
                Open(kind, at);
            }
            _chars[_length++] = c;
            _lettersSinceDot++;
            _tokens[Count].SourceEnd = at + sourceLength;
        }

        private void Open(Kind kind, int at)
        {
            _kind = kind;
            _start = _length;
            _lettersSinceDot = 0;
            _tokens[Count].SourceStart = at;
        }

        private void Close()
        {
            var word = _chars[_start.._length];
            if (_kind == Kind.Letters && word is [.., var before, 's'] && IsPlural(word.Length, before)) word = word[..^1];
            ref var token = ref _tokens[Count];
            token.Start = _start;
            token.Length = word.Length;
            token.IsNumber = _kind == Kind.Number;
            token.Hash = WordHash.Of<char>(word);
            _length = token.End;
            Count++;
            _kind = Kind.Outside;
        }
    }
}
