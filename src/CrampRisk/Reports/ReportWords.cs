using System.Globalization;
using System.Text;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>The fixed words of reports for each audience, from <c>words.tsv</c>: one table that can be translated as a whole.</summary>
internal static class ReportWords
{
    private const string ResourceName = "CrampRisk.words.tsv";

    private static readonly ResourceBytes Table = ResourceBytes.Open(typeof(ReportWords).Assembly, ResourceName)
        ?? throw new InvalidOperationException("The assembly was built without its table of words.");

    // Grows as words are asked for: a report shows a few of them. Never changed, only replaced, so that it is read without a lock.
    private static Dictionary<string, Wording> _words = new(StringComparer.Ordinal);

    /// <summary>Every key with its words.</summary>
    public static IReadOnlyDictionary<string, Wording> All =>
        Encoding.UTF8.GetString(Table.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[..line.IndexOf('\t')]).ToDictionary(key => key, WordsOf, StringComparer.Ordinal);

    /// <summary>The words of a key.</summary>
    public static string Of(string key, Audience audience) => WordsOf(key).For(audience);

    /// <summary>The words of a key with values in their places.</summary>
    public static string Of(string key, Audience audience, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Of(key, audience), values);

    private static Wording WordsOf(string key)
    {
        if (Volatile.Read(ref _words).TryGetValue(key, out var known)) return known;
        var words = Read(key);
        // Two threads may both read a key, with the same result; which one is kept plays no part.
        Volatile.Write(ref _words, new Dictionary<string, Wording>(_words, StringComparer.Ordinal) { [key] = words });
        return words;
    }

    // Each line of the table is a key and its words for clinicians and patients; the first is a heading.
    private static Wording Read(string key)
    {
        var table = Table.Span;
        var start = table.IndexOf(Encoding.UTF8.GetBytes($"\n{key}\t"));
        if (start < 0) throw new KeyNotFoundException($"The table of words has no {key}.");
        var line = table[(start + 1)..];
        if (line.IndexOf((byte)'\n') is >= 0 and var end) line = line[..end];
        line = line[(line.IndexOf((byte)'\t') + 1)..];
        var second = line.IndexOf((byte)'\t');
        return new Wording(Encoding.UTF8.GetString(line[..second]), Encoding.UTF8.GetString(line[(second + 1)..]));
    }
}
