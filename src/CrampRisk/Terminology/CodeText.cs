using System.Globalization;

namespace CrampRisk.Terminology;

/// <summary>Makes the characters of a code plain: full-width forms, other dashes and digits, zero-width marks.</summary>
internal static class CodeText
{
    /// <summary>The code with plain characters and without surrounding white space; the same span where there was nothing to change.</summary>
    public static ReadOnlySpan<char> Plain(ReadOnlySpan<char> code)
    {
        if (System.Text.Ascii.IsValid(code)) return code.Trim();
        var plain = new char[code.Length];
        var length = 0;
        foreach (var c in code)
        {
            var replacement = c < 128 ? c : Replace(c);
            if (replacement != LetterFolding.Ignored) plain[length++] = replacement;
        }
        return plain.AsSpan(0, length).Trim();
    }

    // A letter of another script stays what it is: a code must not come about by losing the difference.
    private static char Replace(char c) => c switch
    {
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFF0D' => '-',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ when char.IsWhiteSpace(c) => ' ',
        _ => CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => LetterFolding.Ignored,
            _ => c,
        },
    };
}
