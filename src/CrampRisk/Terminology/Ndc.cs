using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrampRisk.Terminology;

/// <summary>A US National Drug Code, held in its 11-digit billing form (5-4-2).</summary>
/// <remarks>
/// <c>default</c> is "no code": it prints as an empty string and matches nothing; 00000000000 is not a code.
/// Ten digits without hyphens are not read: they fit 4-4-2, 5-3-2 and 5-4-1 alike. Source of the layouts: 21 CFR 207.33.
/// </remarks>
public readonly record struct Ndc : ISpanParsable<Ndc>
{
    private readonly ulong _value;

    private Ndc(ulong value) => _value = value;

    /// <summary>The eleven digits as a number; 0 for "no code".</summary>
    internal ulong Value => _value;

    /// <summary>Labeler and product, the first nine digits, as a number.</summary>
    internal uint Product => (uint)(_value / 100);

    /// <summary>The package, the last two digits, as a number.</summary>
    internal int Package => (int)(_value % 100);

    /// <summary>Reads 11 digits, or a code hyphenated 4-4-2, 5-3-2, 5-4-1 or 5-4-2; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> has none of these forms.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Ndc Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads 11 digits, or a code hyphenated 4-4-2, 5-3-2, 5-4-1 or 5-4-2; surrounding white space does not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> has none of these forms.</exception>
    public static Ndc Parse(ReadOnlySpan<char> text) => TryParse(text, out var code)
        ? code
        : throw new FormatException("An NDC is 11 digits or hyphenated 4-4-2, 5-3-2, 5-4-1 or 5-4-2, such as 68462-0190-01.");

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> has none of the forms or is all zeros.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Ndc code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> has none of the forms or is all zeros.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Ndc code)
    {
        text = text.Trim();
        code = default;
        if (!NdcFormat.TryReadEleven(text, out var value)
            && (NdcFormat.Segments(text, out var labeler, out var product, out var package) != NdcLayout.Standard || !NdcFormat.TryJoin(labeler, product, package, out value)))
        {
            return false;
        }
        code = new Ndc(value);
        return value != 0;
    }

    static Ndc IParsable<Ndc>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Ndc>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Ndc result) => TryParse(s, out result);

    static Ndc ISpanParsable<Ndc>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Ndc>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Ndc result) => TryParse(s, out result);

    /// <summary>The code in 5-4-2 form with hyphens, such as <c>68462-0190-01</c>; empty for "no code".</summary>
    public string ToHyphenatedString() => _value == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{_value / 1_000_000:00000}-{_value / 100 % 10_000:0000}-{_value % 100:00}");

    /// <summary>The 11 digits; empty for "no code".</summary>
    public override string ToString() => _value == 0 ? "" : _value.ToString("00000000000", CultureInfo.InvariantCulture);

    /// <summary>The code of a number that was read digit by digit; zero gives "no code".</summary>
    internal static Ndc FromValue(ulong value) => new(value);
}
