using System.Buffers;
using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>Finds codes that a text holds with the name of their system in front: <c>NDC 68462-0190-01</c>, <c>RxNorm: 966247</c>, <c>ICD-10 K74.60</c>.</summary>
/// <remarks>Only what has the form of a code of that system counts: "ICD 10 years ago" and "ATC" (around the clock) hold none. Linear in the length of the text.</remarks>
internal static class TextCodes
{
    private const int Most = 8;
    private const int LongestCode = 18;

    // Longest first where one begins like another.
    private static readonly (string Name, CodeSystem System)[] Names =
    [
        ("ndc", CodeSystem.Ndc), ("rxnorm", CodeSystem.RxNorm), ("rxcui", CodeSystem.RxNorm), ("atc", CodeSystem.Atc),
        ("icd-10-pcs", CodeSystem.Icd10Pcs), ("icd10pcs", CodeSystem.Icd10Pcs), ("icd-10-cm", CodeSystem.Icd10Cm), ("icd10cm", CodeSystem.Icd10Cm), ("icd-10", CodeSystem.Icd10Cm), ("icd10", CodeSystem.Icd10Cm),
        ("icd 10", CodeSystem.Icd10Cm), ("icd-9-cm", CodeSystem.Icd9Cm), ("icd9cm", CodeSystem.Icd9Cm), ("icd-9", CodeSystem.Icd9Cm), ("icd9", CodeSystem.Icd9Cm), ("icd 9", CodeSystem.Icd9Cm),
        ("snomed ct", CodeSystem.Snomed), ("snomed-ct", CodeSystem.Snomed), ("snomedct", CodeSystem.Snomed), ("snomed", CodeSystem.Snomed), ("sctid", CodeSystem.Snomed), ("cpt", CodeSystem.Cpt), ("hcpcs", CodeSystem.Hcpcs),
    ];

    private static readonly SearchValues<char> NdcCharacters = SearchValues.Create("0123456789-*");

    private static readonly string[] Fillers = ["code", "number", "no.", "id"];

    /// <summary>The codes of a medication's text: RxNorm, NDC, ATC. Codes of what it is taken for are no codes of the medication.</summary>
    public static ImmutableArray<Coding> OfMedication(string? text) => Find(text, isMedication: true);

    /// <summary>The codes of a condition's or procedure's text.</summary>
    public static ImmutableArray<Coding> OfCondition(string? text) => Find(text, isMedication: false);

    private static ImmutableArray<Coding> Find(string? given, bool isMedication)
    {
        if (given is null || !given.AsSpan().ContainsAnyInRange('0', '9')) return [];
        ImmutableArray<Coding>.Builder? found = null;
        var text = given.AsSpan();
        for (var at = 0; at + 1 < text.Length && (found?.Count ?? 0) < Most; at++)
        {
            if (MayBegin(text[at], text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && TryName(text[at..], out var length, out var system) && IsMedicationCode(system) == isMedication
                && TryCode(text[(at + length)..], system, out var code))
            {
                (found ??= ImmutableArray.CreateBuilder<Coding>()).Add(new Coding(system, code));
            }
        }
        return found?.DrainToImmutable() ?? [];
    }

    // The first two letters of the names: a search for all of them would be built, and compiled, at start (benchmarks/StartUp).
    private static bool MayBegin(char first, char second) =>
        ((char)(first | 0x20), (char)(second | 0x20)) is ('n', 'd') or ('r', 'x') or ('a', 't') or ('i', 'c') or ('s', 'n') or ('s', 'c') or ('c', 'p') or ('h', 'c');

    private static bool IsMedicationCode(CodeSystem system) => system is CodeSystem.Ndc or CodeSystem.RxNorm or CodeSystem.Atc;

    private static bool TryName(ReadOnlySpan<char> text, out int length, out CodeSystem system)
    {
        foreach (var (name, of) in Names)
        {
            if (!text.StartsWith(name, StringComparison.OrdinalIgnoreCase) || (text.Length > name.Length && char.IsLetterOrDigit(text[name.Length]))) continue;
            (length, system) = (name.Length, of);
            return true;
        }
        (length, system) = (0, default);
        return false;
    }

    private static bool TryCode(ReadOnlySpan<char> text, CodeSystem system, out string code)
    {
        code = "";
        text = text.TrimStart(" \t:=#(");
        foreach (var filler in Fillers)
        {
            if (!text.StartsWith(filler, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[filler.Length..].TrimStart(" \t:=#(");
            break;
        }
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or '*')) end++;
        if (end > LongestCode) return false;
        var word = text[..end].TrimEnd(".-");
        if (!HasForm(word, system)) return false;
        code = word.ToString();
        return true;
    }

    private static bool HasForm(ReadOnlySpan<char> word, CodeSystem system)
    {
        switch (system)
        {
            case CodeSystem.RxNorm:
                return word.Length > 1 && RxCui.TryParse(word, out _);
            case CodeSystem.Ndc:
                return word.Length >= 9 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]) && !word.ContainsAnyExcept(NdcCharacters);
            case CodeSystem.Atc:
                return Atc.TryParse(word, out _);
            case CodeSystem.Icd10Cm:
                return (ConditionCode.TryRead(system, word, out _) && char.IsAsciiDigit(word[1])) || (word.Length == 7 && IcdFormat.TryReadIcd10Pcs(word, out _) && word.ContainsAnyInRange('0', '9'));
            default:
                return word.Length > 2 && word.ContainsAnyInRange('0', '9') && ConditionCode.TryRead(system, word, out _);
        }
    }
}
