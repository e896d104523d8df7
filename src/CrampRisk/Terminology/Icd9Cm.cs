using System.Diagnostics.CodeAnalysis;

namespace CrampRisk.Terminology;

/// <summary>An ICD-9-CM diagnosis code: three digits and up to two more, or a V code or an E code, such as 571.5 or V22.1.</summary>
/// <remarks><c>default</c> is "no code": it prints as an empty string and matches nothing. Dots and letter case do not matter when reading.</remarks>
public readonly record struct Icd9Cm : ISpanParsable<Icd9Cm>
{
    private readonly ulong _packed;

    private Icd9Cm(ulong packed) => _packed = packed;

    /// <summary>Up to seven characters without the dot, as <see cref="PackedCode"/> packs them.</summary>
    internal ulong Packed => _packed;

    /// <summary>Reads a code, with or without its dot; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> does not have the form of such a code.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Icd9Cm Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads a code, with or without its dot; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> does not have the form of such a code.</exception>
    public static Icd9Cm Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An ICD-9-CM diagnosis code is three digits and up to two more, or a V or E code, such as 571.5.");

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> does not have the form of such a code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Icd9Cm code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> does not have the form of such a code.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Icd9Cm code)
    {
        code = default;
        if (!IcdFormat.TryReadIcd9Cm(text.Trim(), out var packed)) return false;
        code = new Icd9Cm(packed);
        return true;
    }

    static Icd9Cm IParsable<Icd9Cm>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Icd9Cm>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Icd9Cm result) => TryParse(s, out result);

    static Icd9Cm ISpanParsable<Icd9Cm>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Icd9Cm>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Icd9Cm result) => TryParse(s, out result);

    /// <summary>The code in capitals with its dot, such as <c>571.5</c>; empty for "no code".</summary>
    public override string ToString() => PackedCode.Unpack(_packed, IcdFormat.Icd9CmDot(_packed));
}
