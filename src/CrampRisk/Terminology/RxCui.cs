using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CrampRisk.Terminology;

/// <summary>An RxNorm concept identifier (RxCUI): one to eight digits, such as 7258 (naproxen).</summary>
/// <remarks><c>default</c> is "no code": it prints as an empty string and matches nothing. Zero is not a code.</remarks>
public readonly record struct RxCui : ISpanParsable<RxCui>
{
    private const int MaxDigits = 8;

    private readonly uint _value;

    private RxCui(uint value) => _value = value;

    /// <summary>The number, 1–99,999,999; 0 for "no code".</summary>
    public uint Value => _value;

    /// <summary>Reads a code; leading zeros and surrounding white space do not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not one to eight digits.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static RxCui Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads a code; leading zeros and surrounding white space do not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not one to eight digits.</exception>
    public static RxCui Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An RxNorm code (RxCUI) is one to eight digits, such as 7258.");

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is not one to eight digits or is zero.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out RxCui code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is not one to eight digits or is zero.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out RxCui code)
    {
        if (!TryParseUnspaced(text, out code)) return TryParseUnspaced(text.Trim(), out code);
        return true;
    }

    static RxCui IParsable<RxCui>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<RxCui>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RxCui result) => TryParse(s, out result);

    static RxCui ISpanParsable<RxCui>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<RxCui>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RxCui result) => TryParse(s, out result);

    /// <summary>The digits without leading zeros; empty for "no code".</summary>
    public override string ToString() => _value == 0 ? "" : _value.ToString(CultureInfo.InvariantCulture);

    private static bool TryParseUnspaced(ReadOnlySpan<char> text, out RxCui code)
    {
        code = default;
        if (text.IsEmpty || text.Length > MaxDigits) return false;
        uint value = 0;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            value = value * 10 + digit;
        }
        code = new RxCui(value);
        return value != 0;
    }
}
