using CrampRisk.Documents;

namespace CrampRisk;

/// <summary>Reads one entry as a person types it: a code with its system, a code that tells its system by its form, or words.</summary>
/// <remarks>
/// One reading for <c>--med</c> and its kin, for a plain string in patient JSON and for a line of text. Never throws on content.
/// A code is only taken apart here; whether it can be read is found out when the entry is resolved.
/// </remarks>
internal static class EntryText
{
    /// <summary>Reads a medication: <c>rxnorm:24909 IV</c>, <c>68462-0190-01</c>, <c>M01AE02</c>, <c>naproxen 500 mg</c>.</summary>
    public static Medication ReadMedication(string given) => Fill(new Medication(), EntryList.Medications, given);

    /// <summary>Reads a condition: <c>icd9cm:571.5</c>, <c>K74.60</c>, <c>cirrhosis</c>. A code without a system is ICD-10-CM; where only ICD-10 has it, that is found when it is resolved.</summary>
    public static Condition ReadCondition(string given) => Fill(new Condition(), EntryList.Conditions, given);

    /// <summary>Reads a procedure: <c>cpt:90935</c>, <c>hemodialysis</c>.</summary>
    public static Procedure ReadProcedure(string given) => Fill(new Procedure(), EntryList.Procedures, given);

    /// <summary>True for digits alone (a dot among them included): a code that does not say of which system.</summary>
    public static bool IsBareDigits(ReadOnlySpan<char> given)
    {
        given = given.Trim();
        if (given.IsEmpty || !char.IsAsciiDigit(given[0]) || !char.IsAsciiDigit(given[^1])) return false;
        var dots = 0;
        foreach (var c in given)
        {
            if (c == '.') dots++;
            else if (!char.IsAsciiDigit(c)) return false;
        }
        return dots <= 1;
    }

    /// <summary>The systems that bare digits of this length most likely belong to, likeliest first; at least one.</summary>
    public static IReadOnlyList<string> LikelySystems(EntryList list, ReadOnlySpan<char> digits)
    {
        digits = digits.Trim();
        return (list, digits.Length) switch
        {
            (_, _) when digits.Contains('.') => list == EntryList.Procedures ? ["icd9proc"] : ["icd9cm"],
            (EntryList.Medications, >= 9) => ["ndc"],
            (EntryList.Medications, 8) => ["rxnorm", "ndc"],
            (EntryList.Medications, _) => ["rxnorm"],
            (EntryList.Conditions, >= 6) => ["snomed"],
            (EntryList.Conditions, _) => ["icd9cm"],
            (_, >= 6) => ["snomed"],
            (_, 5) => ["cpt"],
            _ => ["icd9proc"],
        };
    }

    /// <summary>The system that a misspelt prefix most likely means (<c>rxnrom:7258</c>), or null where the text begins with no such prefix.</summary>
    public static string? LikelySystem(string given)
    {
        var colon = given.AsSpan().IndexOfAny(':', ' ');
        if (colon < 1 || given[colon] != ':' || colon + 1 == given.Length) return null;
        var prefix = given[..colon].Trim();
        if (IsSystem(prefix, out _)) return null;
        var system = CodeSystems.FromName(prefix);
        return system != CodeSystem.Unknown ? Spellings.CodeSystem.Of(system) : NearestName.Of(prefix, Spellings.CodeSystem.All);
    }

    private static T Fill<T>(T entry, EntryList list, string given)
        where T : Entry
    {
        ArgumentNullException.ThrowIfNull(given);
        return TryReadCode(list, given.AsSpan().Trim(), out var coding, out var words)
            ? entry with { Codes = [coding], Text = words.IsEmpty ? null : words.ToString(), AsGiven = given }
            : entry with { Text = given };
    }

    private static bool TryReadCode(EntryList list, ReadOnlySpan<char> given, out Coding coding, out ReadOnlySpan<char> words)
    {
        var colon = given.IndexOf(':');
        if (colon > 0 && IsSystem(given[..colon], out var system))
        {
            // "rxnorm: 7258" is what people type after a colon, so the code may stand one space further on.
            var code = FirstWord(given[(colon + 1)..].TrimStart(), out words);
            coding = new Coding(system, code.ToString());
            return true;
        }
        var first = FirstWord(given, out words);
        system = list switch
        {
            _ when IsHyphenatedNdc(first) => CodeSystem.Ndc,
            EntryList.Medications when IsAtc(first) => CodeSystem.Atc,
            EntryList.Medications when words.IsEmpty && IsNdcProduct(first) => CodeSystem.Ndc,
            EntryList.Conditions when IsIcd10(first) => CodeSystem.Icd10Cm,
            _ => CodeSystem.Unknown,
        };
        coding = new Coding(system, first.ToString());
        return system != CodeSystem.Unknown;
    }

    private static bool IsSystem(ReadOnlySpan<char> name, out CodeSystem system)
    {
        Span<char> lower = stackalloc char[16];
        system = default;
        return name.Length <= lower.Length && Spellings.CodeSystem.TryRead(lower[..name.ToLowerInvariant(lower)], out system);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        rest = text[end..].Trim();
        return text[..end];
    }

    // Labeler, product, package: 4-4-2, 5-3-2, 5-4-1, 5-4-2. An ISO date is 4-2-2 and does not fit.
    private static bool IsHyphenatedNdc(ReadOnlySpan<char> text) =>
        TakeDigits(ref text, 4, 5) && TakeHyphen(ref text) && TakeDigits(ref text, 3, 4) && TakeHyphen(ref text) && TakeDigits(ref text, 1, 2) && text.IsEmpty;

    // A product code alone: labeler and product. Only where nothing else stands in the entry, since a span of years looks alike.
    private static bool IsNdcProduct(ReadOnlySpan<char> text) =>
        TakeDigits(ref text, 4, 5) && TakeHyphen(ref text) && TakeDigits(ref text, 3, 4) && text.IsEmpty;

    private static bool IsAtc(ReadOnlySpan<char> text) =>
        text.Length == 7 && char.IsAsciiLetter(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && char.IsAsciiLetter(text[3]) && char.IsAsciiLetter(text[4]) && char.IsAsciiDigit(text[5]) && char.IsAsciiDigit(text[6]);

    // A letter, a digit, a digit or A or B, then up to four more with or without a dot. All letters of one case: F508del is a mutation.
    private static bool IsIcd10(ReadOnlySpan<char> text)
    {
        // A vitamin; ICD-10 has no category of that number.
        if (text.Equals("B12", StringComparison.OrdinalIgnoreCase)) return false;
        if (text.Length is < 3 or > 8 || !char.IsAsciiLetter(text[0]) || !char.IsAsciiDigit(text[1])) return false;
        if (!char.IsAsciiDigit(text[2]) && char.ToUpperInvariant(text[2]) is not ('A' or 'B')) return false;
        var rest = text[3..];
        if (!rest.IsEmpty && rest[0] == '.') rest = rest[1..];
        if (rest.Length > 4 || (text.Length > 3 && rest.IsEmpty)) return false;
        foreach (var c in rest)
            if (!char.IsAsciiLetterOrDigit(c)) return false;
        return !(text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z'));
    }

    private static bool TakeDigits(ref ReadOnlySpan<char> text, int least, int most)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiDigit(text[count])) count++;
        text = text[count..];
        return count >= least && count <= most;
    }

    private static bool TakeHyphen(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '-') return false;
        text = text[1..];
        return true;
    }
}
