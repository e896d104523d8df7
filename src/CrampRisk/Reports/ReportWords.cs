using System.Globalization;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>The fixed words of reports for each audience, from <c>words.tsv</c>: one table that can be translated as a whole.</summary>
internal static class ReportWords
{
    private const string ResourceName = "CrampRisk.words.tsv";

    private static readonly Lazy<Dictionary<string, Wording>> Words = new(Read);

    /// <summary>Every key with its words.</summary>
    public static IReadOnlyDictionary<string, Wording> All => Words.Value;

    /// <summary>The words of a key.</summary>
    public static string Of(string key, Audience audience) => Words.Value[key].For(audience);

    /// <summary>The words of a key with values in their places.</summary>
    public static string Of(string key, Audience audience, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, Of(key, audience), values);

    private static Dictionary<string, Wording> Read()
    {
        using var stream = typeof(ReportWords).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException("The assembly was built without its table of words.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var words = new Dictionary<string, Wording>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            words.Add(cells[0], new Wording(cells[1], cells[2]));
        }
        return words;
    }
}
