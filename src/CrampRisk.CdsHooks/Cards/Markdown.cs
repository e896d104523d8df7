using System.Buffers;
using System.Globalization;
using System.Text;

namespace CrampRisk.CdsHooks;

/// <summary>Writes text into GitHub Flavored Markdown so that it stays text.</summary>
internal static class Markdown
{
    private const int LongestQuote = 200;

    // What begins emphasis, code, links, HTML, tables, strikethrough and entities. All of it may stand behind a backslash (CommonMark 2.4).
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\`*_[]<>|~&");

    // What else makes a link of bare text (GFM 6.9): addresses with a scheme, with www., and e-mail.
    private static readonly SearchValues<char> QuoteMarks = SearchValues.Create("\\`*_[]<>|~&:@!#$");

    /// <summary>Text of the knowledge pack, of the request's schema, or of this program.</summary>
    public static StringBuilder AppendText(this StringBuilder markdown, string text) => Append(markdown, text, Marks);

    /// <summary>Text that a record supplies, in quotation marks: nothing in it becomes a link, an image or a heading.</summary>
    public static StringBuilder AppendQuote(this StringBuilder markdown, string text)
    {
        markdown.Append('"');
        if (text.Length <= LongestQuote) Append(markdown, text, QuoteMarks);
        else Append(markdown, text[..(char.IsHighSurrogate(text[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)], QuoteMarks).Append('…');
        return markdown.Append('"');
    }

    private static StringBuilder Append(StringBuilder markdown, string text, SearchValues<char> marks)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Lines and invisible marks of direction could rearrange what is around them.
            if (char.IsControl(c) || c is '\u2028' or '\u2029') markdown.Append(' ');
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            else if (marks.Contains(c) || (c == '.' && marks == QuoteMarks && EndsWithWww(text, i))) markdown.Append('\\').Append(c);
            else markdown.Append(c);
        }
        return markdown;
    }

    private static bool EndsWithWww(string text, int end) => end >= 3 && text.AsSpan(end - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
