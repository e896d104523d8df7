using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>The closed table of routes of administration. A code of these vocabularies that it does not have is <see cref="Route.Other"/>; words that it does not have are left to the core, which reads directions.</summary>
/// <remarks>
/// Sources: SNOMED CT qualifier values of "route of administration"; NCI Thesaurus concepts of the FDA data standards manual, "Route of
/// Administration"; HL7 v3 RouteOfAdministration (FHIR R4) and the v2 table 0162. Their codes do not overlap, so that the system,
/// which records write in many ways, need not be asked. Into the dialysis line counts as intravenous (ruling 8). A term that covers
/// several of our routes (parenteral, intravascular, extracorporeal) rules nothing out: unknown.
/// </remarks>
internal static class FhirRoutes
{
    private static readonly FrozenDictionary<string, Route> Table = new Dictionary<string, Route>(StringComparer.OrdinalIgnoreCase)
    {
        // SNOMED CT
        ["26643006"] = Route.Oral,
        ["47625008"] = Route.Intravenous,
        ["418114005"] = Route.Intravenous, // central
        ["419993007"] = Route.Intravenous, // peripheral
        ["697971008"] = Route.Intravenous, // arteriovenous fistula
        ["766790006"] = Route.Intravenous, // extracorporeal hemodialysis
        ["876824003"] = Route.Intravenous, // intradialytic
        ["78421000"] = Route.Intramuscular,
        ["34206005"] = Route.Subcutaneous,
        ["6064005"] = Route.Topical,
        ["448598008"] = Route.Topical, // cutaneous
        ["16857009"] = Route.Vaginal,
        ["445755006"] = Route.Unknown, // intravascular
        ["714743009"] = Route.Unknown, // extracorporeal

        // NCI Thesaurus
        ["C38288"] = Route.Oral,
        ["C38276"] = Route.Intravenous,
        ["C38274"] = Route.Intravenous, // bolus
        ["C38279"] = Route.Intravenous, // drip
        ["C38200"] = Route.Intravenous, // hemodialysis
        ["C28161"] = Route.Intramuscular,
        ["C38299"] = Route.Subcutaneous,
        ["C38304"] = Route.Topical,
        ["C38675"] = Route.Topical, // cutaneous
        ["C38313"] = Route.Vaginal,
        ["C38273"] = Route.Unknown, // intravascular
        ["C38212"] = Route.Unknown, // extracorporeal
        ["C38291"] = Route.Unknown, // parenteral
        ["C38310"] = Route.Unknown, // unassigned
        ["C38311"] = Route.Unknown, // unknown
        ["C48623"] = Route.Unknown, // not applicable

        // HL7 v3 and v2
        ["PO"] = Route.Oral,
        ["CHEW"] = Route.Oral,
        ["IV"] = Route.Intravenous,
        ["IVP"] = Route.Intravenous,
        ["IVPB"] = Route.Intravenous,
        ["IVC"] = Route.Intravenous,
        ["IVCC"] = Route.Intravenous,
        ["IVCI"] = Route.Intravenous,
        ["IVINJ"] = Route.Intravenous,
        ["IVINJBOL"] = Route.Intravenous,
        ["IVPUSH"] = Route.Intravenous,
        ["IVRPUSH"] = Route.Intravenous,
        ["IVSPUSH"] = Route.Intravenous,
        ["IVFLUSH"] = Route.Intravenous,
        ["HEMOPORT"] = Route.Intravenous,
        ["HEMODIFF"] = Route.Intravenous,
        ["IM"] = Route.Intramuscular,
        ["IMD"] = Route.Intramuscular,
        ["IMZ"] = Route.Intramuscular,
        ["SQ"] = Route.Subcutaneous,
        ["SC"] = Route.Subcutaneous,
        ["SQINFUS"] = Route.Subcutaneous,
        ["SKIN"] = Route.Topical,
        ["TOPICAL"] = Route.Topical,
        ["TP"] = Route.Topical,
        ["VAGINS"] = Route.Vaginal,
        ["VAGINSI"] = Route.Vaginal,
        ["VG"] = Route.Vaginal,
        ["IVASCINFUS"] = Route.Unknown,
        ["IVASCINJ"] = Route.Unknown,
        ["PARENTINJ"] = Route.Unknown,
        ["UNK"] = Route.Unknown,
        ["NI"] = Route.Unknown,

        // Words, as displays and texts have them
        ["oral"] = Route.Oral,
        ["orally"] = Route.Oral,
        ["by mouth"] = Route.Oral,
        ["per os"] = Route.Oral,
        ["intravenous"] = Route.Intravenous,
        ["intravenously"] = Route.Intravenous,
        ["intravenous drip"] = Route.Intravenous,
        ["intravenous bolus"] = Route.Intravenous,
        ["intravenous infusion"] = Route.Intravenous,
        ["hemodialysis"] = Route.Intravenous,
        ["dialysis line"] = Route.Intravenous,
        ["intramuscular"] = Route.Intramuscular,
        ["intramuscularly"] = Route.Intramuscular,
        ["subcutaneous"] = Route.Subcutaneous,
        ["subcutaneously"] = Route.Subcutaneous,
        ["subcut"] = Route.Subcutaneous,
        ["subq"] = Route.Subcutaneous,
        ["topically"] = Route.Topical,
        ["cutaneous"] = Route.Topical,
        ["vaginal"] = Route.Vaginal,
        ["vaginally"] = Route.Vaginal,
        ["per vagina"] = Route.Vaginal,
        ["intravascular"] = Route.Unknown,
        ["extracorporeal"] = Route.Unknown,
        ["parenteral"] = Route.Unknown,
        ["injection"] = Route.Unknown,
        ["unknown"] = Route.Unknown,
        ["other"] = Route.Other,
        ["not applicable"] = Route.Unknown,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Route>.AlternateLookup<ReadOnlySpan<char>> BySpan = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly ImmutableArray<string> Endings = [" (qualifier value)", " route of administration", " route", " use"];

    /// <summary>The route that a CodeableConcept states: its codes, then their displays, then its text.</summary>
    /// <param name="words">What is left for the core to read where none of these is in the table; else null.</param>
    public static Route Of(FhirConcept concept, out string? words)
    {
        words = null;
        foreach (var coding in concept.Codes)
            if (BySpan.TryGetValue(coding.Code.AsSpan().Trim(), out var route))
                return route;
        foreach (var coding in concept.Codes)
            if (TryReadWords(coding.Display, out var route))
                return route;
        if (TryReadWords(concept.Text, out var said)) return said;
        foreach (var coding in concept.Codes)
            if (IsOfRouteVocabulary(coding))
                return Route.Other;
        // What is not understood is not another value: it must rule nothing out.
        if (!concept.IsEmpty) words = string.Join("; ", concept.Codes.SelectMany(coding => new[] { coding.Display, coding.Code }).Prepend(concept.Text).Where(part => !string.IsNullOrWhiteSpace(part)));
        return Route.Unknown;
    }

    /// <summary>What there is to say of a route that is in no table.</summary>
    public static Remark NotKnown(string words) => new(RemarkCode.CodeNotRead, $"The route \"{words}\" is not known; its words were read with the directions.");

    /// <summary>The SNOMED CT code of a route; null for one that has none of its own.</summary>
    public static string? CodeOf(Route route) => route switch
    {
        Route.Oral => "26643006",
        Route.Intravenous => "47625008",
        Route.Intramuscular => "78421000",
        Route.Subcutaneous => "34206005",
        Route.Topical => "6064005",
        Route.Vaginal => "16857009",
        Route.Unknown or Route.Other => null,
        _ => throw new ArgumentOutOfRangeException(nameof(route)),
    };

    // The table has every code of ours of SNOMED CT and of the NCI Thesaurus, whose codes are a C and digits.
    private static bool IsOfRouteVocabulary(Coding coding) =>
        Terminology.SnomedCt.TryParse(coding.Code, out _) || (coding.Code.Length >= 5 && coding.Code[0] == 'C' && !coding.Code.AsSpan(1).ContainsAnyExceptInRange('0', '9'));

    private static bool TryReadWords(string? words, out Route route)
    {
        var span = words.AsSpan().Trim();
        foreach (var ending in Endings)
            if (span.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                span = span[..^ending.Length];
        return BySpan.TryGetValue(span, out route);
    }
}
