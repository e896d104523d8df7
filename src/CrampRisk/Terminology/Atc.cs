using System.Diagnostics.CodeAnalysis;

namespace CrampRisk.Terminology;

/// <summary>A WHO ATC code of level 5, such as M01AE02 (naproxen): letter, two digits, two letters, two digits.</summary>
/// <remarks><c>default</c> is "no code": it prints as an empty string and matches nothing.</remarks>
public readonly record struct Atc : ISpanParsable<Atc>
{
    private readonly ulong _packed;

    private Atc(ulong packed) => _packed = packed;

    /// <summary>Reads a code; letter case and surrounding white space do not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an ATC code of level 5.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Atc Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <summary>Reads a code; letter case and surrounding white space do not matter.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an ATC code of level 5.</exception>
    public static Atc Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var code) ? code : throw new FormatException("An ATC code of level 5 has seven characters, such as M01AE02.");

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is not an ATC code of level 5.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Atc code) => TryParse(text.AsSpan(), out code);

    /// <summary>Reads a code where there is one.</summary>
    /// <returns>False, and <c>default</c>, where <paramref name="text"/> is not an ATC code of level 5.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Atc code)
    {
        code = default;
        text = text.Trim();
        if (text.Length != 7 || !PackedCode.TryPack(text, out var packed)) return false;
        if (!char.IsAsciiLetter(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiLetter(text[3])
            || !char.IsAsciiLetter(text[4]) || !char.IsAsciiDigit(text[5]) || !char.IsAsciiDigit(text[6])) return false;
        code = new Atc(packed);
        return true;
    }

    static Atc IParsable<Atc>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Atc>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Atc result) => TryParse(s, out result);

    static Atc ISpanParsable<Atc>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<Atc>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Atc result) => TryParse(s, out result);

    /// <summary>The code in capitals; empty for "no code".</summary>
    public override string ToString() => PackedCode.Unpack(_packed);
}
