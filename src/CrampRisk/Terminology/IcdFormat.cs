namespace CrampRisk.Terminology;

/// <summary>The shapes of ICD codes and their kin. Dots are skipped, wherever the record put them between the characters.</summary>
internal static class IcdFormat
{
    public static bool TryReadIcd10Cm(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed)) return false;
        var length = PackedCode.Length(packed);
        return length is >= 3 and <= 7 && IsLetter(packed, 0) && IsDigit(packed, 1);
    }

    /// <summary>WHO ICD-10: letter, two digits, up to two more; an X in fourth place is filler (ruling 31).</summary>
    public static bool TryReadIcd10(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed)) return false;
        var length = PackedCode.Length(packed);
        if (length is < 3 or > 6 || !IsLetter(packed, 0) || !IsDigit(packed, 1) || !IsDigit(packed, 2)) return false;
        if (length >= 4 && PackedCode.CharAt(packed, 3) == 'X') packed = PackedCode.Prefix(packed, 3);
        return true;
    }

    public static bool TryReadIcd9Cm(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed)) return false;
        var length = PackedCode.Length(packed);
        var first = PackedCode.CharAt(packed, 0);
        var digitsFrom = char.IsAsciiDigit(first) ? 0 : 1;
        for (var i = digitsFrom; i < length; i++)
            if (!IsDigit(packed, i)) return false;
        return first switch
        {
            'V' => length is >= 3 and <= 5,
            'E' => length is 4 or 5,
            _ => digitsFrom == 0 && length is >= 3 and <= 5,
        };
    }

    /// <summary>Where the dot of an ICD-9-CM code stands: after four characters in E codes, else after three.</summary>
    public static int Icd9CmDot(ulong packed) => PackedCode.CharAt(packed, 0) == 'E' ? 4 : 3;

    public static bool TryReadIcd9Procedure(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed)) return false;
        var length = PackedCode.Length(packed);
        if (length is < 2 or > 4) return false;
        for (var i = 0; i < length; i++)
            if (!IsDigit(packed, i)) return false;
        return true;
    }

    /// <summary>ICD-10-PCS: seven letters or digits without I and O.</summary>
    public static bool TryReadIcd10Pcs(ReadOnlySpan<char> text, out ulong packed) =>
        TryRead(text, out packed) && PackedCode.Length(packed) == 7 && text.IndexOfAny("IOio") < 0;

    public static bool TryReadHcpcs(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed) || PackedCode.Length(packed) != 5 || !IsLetter(packed, 0)) return false;
        return IsDigit(packed, 1) && IsDigit(packed, 2) && IsDigit(packed, 3) && IsDigit(packed, 4);
    }

    /// <summary>CPT: five digits, or four digits and a letter.</summary>
    public static bool TryReadCpt(ReadOnlySpan<char> text, out ulong packed)
    {
        if (!TryRead(text, out packed) || PackedCode.Length(packed) != 5) return false;
        return IsDigit(packed, 0) && IsDigit(packed, 1) && IsDigit(packed, 2) && IsDigit(packed, 3);
    }

    private static bool TryRead(ReadOnlySpan<char> text, out ulong packed)
    {
        packed = 0;
        return !text.IsEmpty && text[0] != '.' && PackedCode.TryPack(text, out packed);
    }

    private static bool IsDigit(ulong packed, int index) => char.IsAsciiDigit(PackedCode.CharAt(packed, index));

    private static bool IsLetter(ulong packed, int index) => char.IsAsciiLetter(PackedCode.CharAt(packed, index));
}
