using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrampRisk.Terminology;

/// <summary>A SNOMED CT identifier: 6 to 18 digits whose last is a Verhoeff check digit, such as 19943007.</summary>
/// <remarks><c>default</c> is "no code": it prints as an empty string and matches nothing. Check digit: SNOMED CT Release File Specification, SCTID.</remarks>
public readonly record struct SnomedCt : ISpanParsable<SnomedCt>
{
    private readonly ulong _value;

    private SnomedCt(ulong value) => _value = value;

    /// <summary>The identifier as a number; 0 for "no code".</summary>
    public ulong Value => _value;

    /// <summary>Reads an identifier; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not 6 to 18 digits, begins with zero, or its check digit is wrong.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static SnomedCt Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads an identifier; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not 6 to 18 digits, begins with zero, or its check digit is wrong.</exception>
    public static SnomedCt Parse(ReadOnlySpan<char> text) => TryParse(text, out var code)
        ? code
        : throw new FormatException("A SNOMED CT identifier is 6 to 18 digits, the last of which is a check digit, such as 19943007.");

    /// <summary>Reads an identifier where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is no identifier or its check digit is wrong.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out SnomedCt code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads an identifier where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is no identifier or its check digit is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out SnomedCt code)
    {
        code = default;
        text = text.Trim();
        if (text.Length is < 6 or > 18 || text[0] == '0' || !NdcFormat.TryReadDigits(text, out var value)) return false;
        if (!Verhoeff.Holds(text)) return false;
        code = new SnomedCt(value);
        return true;
    }

    static SnomedCt IParsable<SnomedCt>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SnomedCt>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SnomedCt result) => TryParse(s, out result);

    static SnomedCt ISpanParsable<SnomedCt>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<SnomedCt>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out SnomedCt result) => TryParse(s, out result);

    /// <summary>The digits; empty for "no code".</summary>
    public override string ToString() => _value == 0 ? "" : _value.ToString(CultureInfo.InvariantCulture);
}
