using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>One code in force, as a number: what the path that allocates nothing screens. <c>default</c> means nothing.</summary>
/// <remarks>Sixteen bytes, no references: an array of them can be kept, sorted and sent. Read codes with <see cref="TryRead(CodeSystem, ReadOnlySpan{char}, out CodeFact)"/>.</remarks>
public readonly record struct CodeFact
{
    private CodeFact(ulong code, CodeSystem system, Route route) => (Code, System, Route) = (code, system, route);

    /// <summary>The code system.</summary>
    public CodeSystem System { get; }

    /// <summary>The route where the record states one; the product's own is used otherwise.</summary>
    public Route Route { get; init; }

    internal ulong Code { get; }

    /// <summary>A concept that a site's own code stands for: no system has such codes, so nothing else can make one.</summary>
    internal static CodeFact FromConcept(int concept) => new((ulong)concept, CodeSystem.Local, Route.Unknown);

    /// <summary>An RxNorm concept identifier as a number.</summary>
    public static CodeFact FromRxNorm(uint rxCui, Route route = Route.Unknown) => new(rxCui, CodeSystem.RxNorm, route);

    /// <summary>An 11-digit National Drug Code as a number.</summary>
    public static CodeFact FromNdc(ulong ndc11, Route route = Route.Unknown) => new(ndc11, CodeSystem.Ndc, route);

    /// <summary>Reads a code in UTF-16. Only forms with one reading are read: RxCUI, NDC with 11 digits or hyphens, ICD, SNOMED CT, HCPCS.</summary>
    /// <returns>False where the text has no such form; nothing is thrown and nothing allocated.</returns>
    public static bool TryRead(CodeSystem system, ReadOnlySpan<char> text, out CodeFact fact)
    {
        switch (system)
        {
            case CodeSystem.RxNorm when text.Length <= 8 && DigitText.TryRead(text, out var rxCui) && rxCui != 0:
                fact = new CodeFact(rxCui, system, Route.Unknown);
                return true;
            case CodeSystem.Ndc when text.Length == 11 && DigitText.TryRead(text, out var digits) && digits != 0:
                fact = new CodeFact(digits, system, Route.Unknown);
                return true;
            case CodeSystem.Ndc when Ndc.TryParse(text, out var ndc):
                fact = new CodeFact(ndc.Value, system, Route.Unknown);
                return true;
            case not (CodeSystem.RxNorm or CodeSystem.Ndc) when ConditionCode.TryRead(system, text, out var packed):
                fact = new CodeFact(packed, system, Route.Unknown);
                return true;
            default:
                fact = default;
                return false;
        }
    }

    /// <summary>Reads a code in UTF-8, as <see cref="TryRead(CodeSystem, ReadOnlySpan{char}, out CodeFact)"/> does.</summary>
    /// <returns>False where the text has no such form.</returns>
    public static bool TryRead(CodeSystem system, ReadOnlySpan<byte> utf8, out CodeFact fact)
    {
        if (system == CodeSystem.RxNorm && utf8.Length <= 8 && DigitText.TryRead(utf8, out var rxCui) && rxCui != 0)
        {
            fact = new CodeFact(rxCui, system, Route.Unknown);
            return true;
        }
        if (system == CodeSystem.Ndc && utf8.Length == 11 && DigitText.TryRead(utf8, out var ndc) && ndc != 0)
        {
            fact = new CodeFact(ndc, system, Route.Unknown);
            return true;
        }
        return TryWidened(system, utf8, out fact);
    }

    // No code is longer than the 18 digits of SNOMED CT and a few blanks.
    private static bool TryWidened(CodeSystem system, ReadOnlySpan<byte> utf8, out CodeFact fact)
    {
        fact = default;
        if (utf8.Length > 32) return false;
        Span<char> text = stackalloc char[32];
        for (var i = 0; i < utf8.Length; i++) text[i] = (char)utf8[i];
        return TryRead(system, text[..utf8.Length], out fact);
    }
}
