namespace CrampRisk.Terminology;

/// <summary>Codes in hand to meanings, without an entry around them: nothing is allocated, nothing is remarked. For screens over streams of codes.</summary>
/// <remarks>Thread-safe. Shapes that need a remark (bare 10-digit NDCs, retired codes' successors) are the resolver's affair; here they miss.</remarks>
internal readonly struct CodeLookup(TerminologyTable table)
{
    /// <summary>The meaning number of an RxNorm code; -1 where it is not listed.</summary>
    public int RxNorm(uint code) => table.RxCuis.Find(code);

    /// <summary>The meaning number of an RxNorm code; -1 where it is malformed or not listed.</summary>
    public int RxNorm(ReadOnlySpan<char> code) => RxCui.TryParse(code, out var rxCui) ? table.RxCuis.Find(rxCui.Value) : -1;

    /// <summary>The meaning number of an RxNorm code in UTF-8; -1 where it is malformed or not listed.</summary>
    public int RxNorm(ReadOnlySpan<byte> code) => TryReadDigits(code, 8, out var value) ? table.RxCuis.Find((uint)value) : -1;

    /// <summary>The meaning number of an NDC as an 11-digit number; -1 where it is not listed.</summary>
    public int Ndc(ulong code) => Meaning(Terminology.Ndc.FromValue(code));

    /// <summary>The meaning number of an NDC in 11 digits or with hyphens; -1 where it is malformed or not listed.</summary>
    public int Ndc(ReadOnlySpan<char> code)
    {
        // Eleven digits are what claims hold: read without the detour over segments.
        if (NdcFormat.TryReadEleven(code, out var value)) return Meaning(Terminology.Ndc.FromValue(value));
        return Terminology.Ndc.TryParse(code, out var ndc) ? Meaning(ndc) : -1;
    }

    /// <summary>The meaning number of an NDC of 11 digits in UTF-8; -1 where it is malformed or not listed.</summary>
    public int Ndc(ReadOnlySpan<byte> code) => code.Length == 11 && TryReadDigits(code, 11, out var value) ? Meaning(Terminology.Ndc.FromValue(value)) : -1;

    /// <summary>The rows of a condition or procedure code; <paramref name="hits"/> needs room for <see cref="ConditionCodeIndex.MaxHits"/>.</summary>
    public int Condition(CodeSystem system, ReadOnlySpan<char> code, Span<ConditionHit> hits) =>
        ConditionCode.TryRead(system, code, out var packed) ? table.ConditionCodes.Find(system, packed, hits) : 0;

    private int Meaning(Ndc code)
    {
        var entry = table.Ndcs.Find(code);
        return entry < 0 ? -1 : table.Ndcs.Meaning(entry);
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> code, int longest, out ulong value)
    {
        value = 0;
        if (code.IsEmpty || code.Length > longest) return false;
        foreach (var c in code)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            value = value * 10 + digit;
        }
        return value != 0;
    }
}
