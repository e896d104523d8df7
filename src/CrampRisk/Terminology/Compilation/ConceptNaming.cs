using System.Text;

namespace CrampRisk.Terminology.Compilation;

/// <summary>How concepts are called: RxNorm's ingredient names in lower case, and their kebab form.</summary>
internal static class ConceptNaming
{
    // RxNorm's official name is an index form; the contracts spell the concept as clinicians say it.
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.Ordinal)
    {
        ["estrogens, conjugated (USP)"] = "conjugated estrogens",
        ["estrogens, esterified (USP)"] = "esterified estrogens",
    };

    /// <summary>The words for a reader.</summary>
    public static string Display(string name)
    {
        if (Spoken.TryGetValue(name, out var spoken)) return spoken;
        var words = name.Split(' ');
        for (var i = 0; i < words.Length; i++) words[i] = LowerWord(words[i]);
        return string.Join(' ', words);
    }

    /// <summary>Lower-case ASCII letters and digits joined by single hyphens.</summary>
    public static string Kebab(string display)
    {
        var kebab = new StringBuilder(display.Length);
        foreach (var c in display)
        {
            if (char.IsAsciiLetterOrDigit(c)) kebab.Append(char.ToLowerInvariant(c));
            else if (kebab.Length > 0 && kebab[^1] != '-') kebab.Append('-');
        }
        while (kebab.Length > 0 && kebab[^1] == '-') kebab.Length--;
        return kebab.ToString();
    }

    // "Amlodipine" and "MAGNESIUM" lose their capitals; "toxinA", "B" and "DNA" keep them.
    private static string LowerWord(string word)
    {
        var letters = word.Count(char.IsAsciiLetter);
        var capitals = word.Count(char.IsAsciiLetterUpper);
        if (capitals == letters && letters > 3) return word.ToLowerInvariant();
        return capitals == 1 && letters > 1 && char.IsAsciiLetterUpper(word.First(char.IsAsciiLetter)) ? word.ToLowerInvariant() : word;
    }
}
