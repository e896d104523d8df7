using System.Text.RegularExpressions;
using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Reports;

/// <summary>The Flesch-Kincaid grade of a text: 0.39 words per sentence + 11.8 syllables per word − 15.59 (Kincaid et al. 1975).</summary>
internal static partial class ReadingGrade
{
    private const string Name = "naname"; // two syllables

    // The longest name first: "nocturnal leg cramps" is one name, not a word and a name.
    private static readonly Regex Names = new(
        @"(?<![\w-])(?:" + string.Join('|', File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests", "CrampRisk.Tests", "Reports", "patient-names.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').OrderByDescending(line => line.Length).Select(Regex.Escape)) + @")(?![\w-])",
        RegexOptions.IgnoreCase);

    public static double Of(string text)
    {
        var plain = Names.Replace(text, Name);
        var sentences = Math.Max(1, Ends().Split(plain).Count(part => part.Any(char.IsLetter)));
        var words = Words().Matches(plain).Select(match => match.Value).ToList();
        return words.Count == 0 ? 0 : (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    // Groups of vowels, without a silent e at the end; digits and signs count as one syllable.
    private static int Syllables(string word)
    {
        var letters = new string(word.Where(char.IsLetter).ToArray()).ToLowerInvariant();
        if (letters.Length <= 3) return 1;
        var stem = SilentEnd().Replace(letters, "");
        return Math.Max(1, Vowels().Count(stem));
    }

    [GeneratedRegex(@"[.!?:;]+(?:\s|$)")]
    private static partial Regex Ends();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'%-]*")]
    private static partial Regex Words();

    [GeneratedRegex("(?<=[^laeiouy])(?:es|ed|e)$")]
    private static partial Regex SilentEnd();

    [GeneratedRegex("[aeiouy]+")]
    private static partial Regex Vowels();
}
