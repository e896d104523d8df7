namespace CrampRisk.Terminology;

/// <summary>Reads the shapes of an NDC (ruling 30); what a shape means is the resolver's affair.</summary>
internal static class NdcFormat
{
    public static bool TryReadDigits(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 18) return false;
        foreach (var c in text)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            value = value * 10 + digit;
        }
        return true;
    }

    /// <summary>Reads exactly eleven digits: the form that claims hold.</summary>
    public static bool TryReadEleven(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        return text.Length == 11 && DigitText.TryRead(text, out value);
    }

    /// <summary>Reads "6.846201900E9" or "6.84622E+10": the number it stands for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number, as far as it fits.</param>
    /// <param name="lost">True where fewer digits are written than a labeler and a product have.</param>
    public static bool TryReadScientific(ReadOnlySpan<char> text, out ulong value, out bool lost)
    {
        (value, lost) = (0, true);
        var mark = text.IndexOfAny('e', 'E');
        if (mark < 1) return false;
        var exponent = text[(mark + 1)..].TrimStart('+');
        if (!TryReadDigits(exponent, out var power) || exponent.Length > 2) return false;
        var mantissa = text[..mark];
        var point = mantissa.IndexOfAny('.', ',');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];
        if (whole.IsEmpty || !TryReadDigits(whole, out value) || (!fraction.IsEmpty && !AllDigits(fraction)) || fraction.Length > 17) return false;
        lost = whole.Length + fraction.Length < 8 || (int)power < fraction.Length || (int)power + whole.Length > 12;
        if (lost) return true;
        foreach (var c in fraction) value = value * 10 + (uint)(c - '0');
        for (var i = fraction.Length; i < (int)power; i++) value *= 10;
        return true;
    }

    /// <summary>Splits a hyphenated code; the segments are returned as written.</summary>
    public static NdcLayout Segments(ReadOnlySpan<char> text, out ReadOnlySpan<char> labeler, out ReadOnlySpan<char> product, out ReadOnlySpan<char> package)
    {
        labeler = product = package = default;
        var first = text.IndexOf('-');
        if (first < 0) return NdcLayout.None;
        labeler = text[..first];
        var rest = text[(first + 1)..];
        var second = rest.IndexOf('-');
        product = second < 0 ? rest : rest[..second];
        package = second < 0 ? default : rest[(second + 1)..];

        var asterisk = Clean(ref labeler) | Clean(ref product) | Clean(ref package);
        if (!AllDigits(labeler) || !AllDigits(product) || !AllDigits(package)) return NdcLayout.None;
        if (second < 0) return labeler.Length is 4 or 5 && product.Length is 3 or 4 ? NdcLayout.Product : NdcLayout.None;
        if (asterisk) return labeler.Length is 4 or 5 && product.Length is 3 or 4 && package.Length is 1 or 2 ? NdcLayout.Asterisk : NdcLayout.None;
        return (labeler.Length, product.Length, package.Length) is (4, 4, 2) or (5, 3, 2) or (5, 4, 1) or (5, 4, 2) ? NdcLayout.Standard : NdcLayout.None;
    }

    /// <summary>Pads each segment on the left and joins them to the 11-digit number.</summary>
    public static bool TryJoin(ReadOnlySpan<char> labeler, ReadOnlySpan<char> product, ReadOnlySpan<char> package, out ulong value)
    {
        value = 0;
        if (!TryReadDigits(labeler, out var a) || !TryReadDigits(product, out var b)) return false;
        ulong c = 0;
        if (!package.IsEmpty && !TryReadDigits(package, out c)) return false;
        value = a * 1_000_000 + b * 100 + c;
        return true;
    }

    /// <summary>The three 11-digit readings of a bare 10-digit code: 4-4-2, 5-3-2 and 5-4-1.</summary>
    public static (ulong FourFourTwo, ulong FiveThreeTwo, ulong FiveFourOne) Readings(ulong tenDigits) => (
        tenDigits,
        tenDigits / 100_000 * 1_000_000 + tenDigits % 100_000,
        tenDigits / 10 * 100 + tenDigits % 10);

    private static bool Clean(ref ReadOnlySpan<char> segment)
    {
        // "*" stands in for the zero that padding would put in front; it is that zero.
        if (segment.IsEmpty || segment[0] != '*') return false;
        segment = segment[1..];
        return true;
    }

    private static bool AllDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }
}
