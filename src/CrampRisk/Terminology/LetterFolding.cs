namespace CrampRisk.Terminology;

/// <summary>What a character is to a reader of names: a letter of the base alphabet, a digit, nothing, or the end of a word.</summary>
/// <remarks>
/// Covers what NFKC, case folding and the removal of accents do to Latin letters, full-width forms and mathematical letters; other scripts keep their
/// letters in lower case. The tables are the Unicode decompositions of U+00C0–U+024F and U+1E00–U+1EFF; a dot means "no single base letter".
/// </remarks>
internal static class LetterFolding
{
    /// <summary>Not part of any word, and does not end one: combining marks, zero-width and soft-hyphen characters.</summary>
    public const char Ignored = '\0';

    /// <summary>Ends a word.</summary>
    public const char Break = ' ';

    private const string LatinExtended =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg"
        + "hhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsb......."
        + "........................oo.............uu............................aaiioouuuuuuuuuu.aaaa....ggkkoo"
        + "oo..j...gg..nnaa....aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss"
        + "ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee"
        + "iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>The folded form of a character outside ASCII; surrogate pairs are the caller's affair.</summary>
    public static char Fold(char c)
    {
        if (c is >= '\u00C0' and < '\u0250')
        {
            var folded = LatinExtended[c - 0xC0];
            if (folded != '.') return folded;
        }
        else if (c is >= '\u1E00' and < '\u1F00')
        {
            var folded = LatinAdditional[c - 0x1E00];
            if (folded != '.') return folded;
        }
        else if (c is >= '\uFF01' and <= '\uFF5E')
        {
            return FoldAscii((char)(c - 0xFEE0));
        }
        return c switch
        {
            '\u00B5' or '\u03BC' => 'u',                       // the micro sign: "µg" is written "ug" in lists
            '\u00AD' or '\u00AE' or '\u2122' or '\u00A9' => c == '\u00AD' ? Ignored : Break,
            '\u2019' or '\u02BC' or '\u2018' => Ignored,        // apostrophes: "Raynaud’s"
            '\u00B9' => '1',
            '\u00B2' => '2',
            '\u00B3' => '3',
            '\u2070' => '0',
            >= '\u2074' and <= '\u2079' => (char)('4' + (c - 0x2074)),
            >= '\u2080' and <= '\u2089' => (char)('0' + (c - 0x2080)),
            >= '\u24B6' and <= '\u24CF' => (char)('a' + (c - 0x24B6)),
            >= '\u24D0' and <= '\u24E9' => (char)('a' + (c - 0x24D0)),
            _ => FoldByCategory(c),
        };
    }

    /// <summary>The folded form of a supplementary character: mathematical letters and digits become plain ones.</summary>
    public static char Fold(int codePoint) => codePoint switch
    {
        >= 0x1D400 and <= 0x1D6A3 => (char)('a' + (codePoint - 0x1D400) % 26),
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + (codePoint - 0x1D7CE) % 10),
        _ => Break,
    };

    /// <summary>Several letters for one character, or an empty string.</summary>
    public static string Expand(char c) => c switch
    {
        'ß' or '\u1E9E' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => "",
    };

    /// <summary>Scripts that write words without spaces: their letters end a Latin word beside them (as in Unicode Annex 29).</summary>
    public static bool IsUnspacedScript(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF';

    private static char FoldAscii(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        _ => c,
    };

    private static char FoldByCategory(char c) => char.GetUnicodeCategory(c) switch
    {
        System.Globalization.UnicodeCategory.UppercaseLetter or System.Globalization.UnicodeCategory.TitlecaseLetter => char.ToLowerInvariant(c),
        System.Globalization.UnicodeCategory.LowercaseLetter or System.Globalization.UnicodeCategory.OtherLetter
            or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.LetterNumber
            or System.Globalization.UnicodeCategory.SpacingCombiningMark => c,
        System.Globalization.UnicodeCategory.DecimalDigitNumber => (char)('0' + Math.Max(0, System.Globalization.CharUnicodeInfo.GetDecimalDigitValue(c))),
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.Format => Ignored,
        _ => Break,
    };
}
