using System.Globalization;
using System.Text;

namespace CrampRisk.Cli;

/// <summary>Where the program speaks: results to standard output as bytes, all else to standard error as lines.</summary>
internal sealed class Terminal : IDisposable
{
    private const int LongestValue = 60;

    private readonly StreamWriter _error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Standard output; the caller flushes.</summary>
    public Stream Output { get; } = Console.OpenStandardOutput();

    /// <summary>No progress and no closing count; problems are always shown.</summary>
    public bool IsQuiet { get; set; }

    /// <summary>Stack traces with unexpected failures.</summary>
    public bool IsVerbose { get; set; }

    /// <summary>Where lines go while a progress bar has the screen; null as a rule.</summary>
    public Action<string>? LineWriter { get; set; }

    /// <summary>True where standard output is a terminal that takes colour, and nobody asked for none.</summary>
    public static bool HasColour =>
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>The columns that text is set in: those of the terminal between 40 and 100, else 80.</summary>
    public static int Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 80 : Math.Clamp(Console.WindowWidth, 40, 100);

    /// <summary>A problem with an input, on a line of its own: <c>file:place: code: what (found "value"). what to do.</c></summary>
    public void Refuse(string source, Problem problem)
    {
        var place = problem.Place.Length == 0 ? "" : $"{problem.Place}:";
        var found = problem.Value is null ? "" : $" (found \"{Shown(problem.Value)}\")";
        WriteLine($"{Plain(source)}:{place} {problem.Code}: {problem.What}{found}. {problem.Remedy}.");
    }

    /// <summary>A line about the run as a whole.</summary>
    public void Say(string line) => WriteLine(Plain(line));

    /// <summary>A note that <c>--quiet</c> leaves out.</summary>
    public void Note(string line)
    {
        if (!IsQuiet) Say(line);
    }

    /// <summary>A stack trace, several lines.</summary>
    public void SayTrace(Exception fault) => _error.WriteLine(fault);

    /// <inheritdoc />
    public void Dispose() => _error.Dispose();

    private void WriteLine(string line)
    {
        if (LineWriter is { } writer) writer(line);
        else _error.WriteLine(line);
    }

    private static string Shown(string value) => Plain(value.Length <= LongestValue ? value : value[..LongestValue] + "…");

    // What a document holds must not move the cursor or colour the screen.
    private static string Plain(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var plain = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsControl(c)) plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else plain.Append(c);
        }
        return plain.ToString();
    }
}
