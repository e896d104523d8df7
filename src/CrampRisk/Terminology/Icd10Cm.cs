using System.Diagnostics.CodeAnalysis;

namespace CrampRisk.Terminology;

/// <summary>An ICD-10-CM code: a letter, a digit, and one to five further letters or digits, such as K74.60.</summary>
/// <remarks><c>default</c> is "no code": it prints as an empty string and matches nothing. Dots and letter case do not matter when reading.</remarks>
public readonly record struct Icd10Cm : ISpanParsable<Icd10Cm>
{
    private readonly ulong _packed;

    private Icd10Cm(ulong packed) => _packed = packed;

    /// <summary>Up to seven characters without the dot, as <see cref="PackedCode"/> packs them.</summary>
    internal ulong Packed => _packed;

    /// <summary>Reads a code, with or without its dot; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> does not have the form of such a code.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Icd10Cm Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads a code, with or without its dot; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> does not have the form of such a code.</exception>
    public static Icd10Cm Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An ICD-10-CM code is a letter, a digit and one to five further letters or digits, such as K74.60.");

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> does not have the form of such a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Icd10Cm code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> does not have the form of such a code.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Icd10Cm code)
    {
        code = default;
        if (!IcdFormat.TryReadIcd10Cm(text.Trim(), out var packed)) return false;
        code = new Icd10Cm(packed);
        return true;
    }

    static Icd10Cm IParsable<Icd10Cm>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Icd10Cm>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Icd10Cm result) => TryParse(s, out result);

    static Icd10Cm ISpanParsable<Icd10Cm>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Icd10Cm>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Icd10Cm result) => TryParse(s, out result);

    /// <summary>The code in capitals with its dot, such as <c>K74.60</c>; empty for "no code".</summary>
    public override string ToString() => PackedCode.Unpack(_packed, 3);
}
