namespace CrampRisk;

/// <summary>Lines wrapped at words, with headings and hanging items; ANSI styles only where wanted.</summary>
internal sealed class WrappedText(TextWriter output, int width, bool colour)
{
    private const string Bold = "\u001b[1m";
    private const string Plain = "\u001b[0m";

    public void Title(string title)
    {
        title = Printable(title);
        output.WriteLine(Styled(title, strong: true));
        output.WriteLine(new string('=', Math.Min(width, title.Length)));
    }

    public void Heading(string heading)
    {
        output.WriteLine();
        output.WriteLine(Styled(heading, strong: true));
        output.WriteLine(new string('-', Math.Min(width, heading.Length)));
    }

    public void Blank() => output.WriteLine();

    /// <summary>A paragraph.</summary>
    public void Line(string text, int indent = 0) => Wrap(new string(' ', indent), new string(' ', indent), text, strong: false);

    /// <summary>A paragraph behind a mark, its further lines under its first word.</summary>
    public void Item(string mark, string text, int indent = 0, bool strong = false)
    {
        var first = new string(' ', indent) + mark + " ";
        Wrap(first, new string(' ', first.Length), text, strong);
    }

    private void Wrap(string first, string next, string text, bool strong)
    {
        var line = new System.Text.StringBuilder(first);
        var empty = true;
        foreach (var word in Printable(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(Styled(line.ToString(), strong));
                line.Clear().Append(next);
                empty = true;
            }
            if (!empty) line.Append(' ');
            // A word longer than a line (a web address, a hostile text) is cut, so that no line is.
            var rest = word;
            while (line.Length + rest.Length > width && rest.Length > width - next.Length)
            {
                var room = Math.Max(1, width - line.Length);
                output.WriteLine(Styled(line.Append(rest.AsSpan(0, room)).ToString(), strong));
                rest = rest[room..];
                line.Clear().Append(next);
            }
            line.Append(rest);
            empty = false;
        }
        output.WriteLine(Styled(line.ToString(), strong));
    }

    // An entry is shown as it was given, but it must not move the cursor, colour the screen or break the page.
    private static string Printable(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) return text;
        return string.Create(text.Length, text, static (plain, given) =>
        {
            for (var i = 0; i < given.Length; i++) plain[i] = char.IsWhiteSpace(given[i]) ? ' ' : char.IsControl(given[i]) ? '\uFFFD' : given[i];
        });
    }

    private string Styled(string text, bool strong) => colour && strong ? Bold + text + Plain : text;
}
