using System.Collections.Concurrent;
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

    // Filled as words are asked for: a report shows a few of them.
    private static readonly ConcurrentDictionary<string, Wording> Words = new(StringComparer.Ordinal);

    /// <summary>Every key with its words.</summary>
    public static IReadOnlyDictionary<string, Wording> All =>
        Encoding.UTF8.GetString(Table.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line[..line.IndexOf('\t')]).ToDictionary(key => key, WordsOf, StringComparer.Ordinal);

    /// <summary>The words of a key.</summary>
    public static string Of(string key, Audience audience) => WordsOf(key).For(audience);

    /// <summary>The words of a key with values in their places.</summary>
    public static string Of(string key, Audience audience, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Of(key, audience), values);

    private static Wording WordsOf(string key) => Words.TryGetValue(key, out var words) ? words : Words.GetOrAdd(key, Read(key));

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
