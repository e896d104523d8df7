namespace CrampRisk.Terminology;

/// <summary>Says what stands between two words: asked for few of them, so it is read from the text when it is.</summary>
internal static class TextGap
{
    /// <summary>All that stands between two tokens, which hold none of these characters themselves.</summary>
    public static TokenGap Of(ReadOnlySpan<char> between)
    {
        var gap = TokenGap.None;
        for (var i = 0; i < between.Length; i++)
        {
            var c = between[i];
            if (c < 128) gap |= OfAscii(c);
            else if (char.IsHighSurrogate(c) && i + 1 < between.Length && char.IsLowSurrogate(between[i + 1])) (gap, i) = (gap | TokenGap.Space, i + 1);
            else gap |= OfOther(c);
        }
        return gap;
    }

    private static TokenGap OfAscii(char c) => c switch
    {
        '\'' => TokenGap.None,
        ' ' or '\t' or '\r' => TokenGap.Space,
        '/' or '\\' => TokenGap.Slash,
        '+' or '&' => TokenGap.Plus,
        '-' or '_' => TokenGap.Hyphen,
        ',' => TokenGap.Comma,
        '(' or '[' or '{' => TokenGap.Open,
        ')' or ']' or '}' => TokenGap.Close,
        _ => TokenGap.Stop,
    };

    private static TokenGap OfOther(char c)
    {
        var folded = LetterFolding.Fold(c);
        if (folded == LetterFolding.Ignored) return TokenGap.None;
        if (folded != LetterFolding.Break) return OfAscii(folded);
        return c switch
        {
            >= '\u2010' and <= '\u2015' or '\u2212' => TokenGap.Hyphen,
            '\u2044' or '\u2215' => TokenGap.Slash,
            _ => char.IsWhiteSpace(c) ? TokenGap.Space : TokenGap.Stop,
        };
    }
}
