using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>Under which ICD categories anything can fire: one bit each, so that hypertension and its like cost one look (HotPathBenchmarks).</summary>
internal sealed class ConditionSignatures
{
    // Three characters of six bits: digits and letters lie within 64 of '0'.
    private const int BitsPerSystem = 1 << 18;

    private readonly ulong[] _icd10Cm = new ulong[BitsPerSystem / 64];
    private readonly ulong[] _icd10 = new ulong[BitsPerSystem / 64];
    private readonly ulong[] _icd9Cm = new ulong[BitsPerSystem / 64];

    public ConditionSignatures(TerminologyTable table, RuleIndex index) =>
        table.ConditionCodes.ForEach((system, code, concept, role) =>
        {
            if (concept == ConditionHit.AnyConcept || role is not (ConceptRole.Include or ConceptRole.Possible) || index.RulesOf(concept).IsEmpty || OfSystem(system) is not { } bits) return;
            var length = PackedCode.Length(code);
            if (length >= 3) Set(bits, Place(code));
            else for (var place = 0; place < BitsPerSystem; place++) // "O" stands for every category below it
                if (PackedCode.Prefix(Code(place), length) == code) Set(bits, place);
        });

    /// <summary>False where no code of this one's category makes a rule fire.</summary>
    public bool CanFire(CodeSystem system, ulong code)
    {
        if (OfSystem(system) is not { } bits) return true;
        var place = Place(code);
        return (bits[place >> 6] & (1ul << place)) != 0;
    }

    private ulong[]? OfSystem(CodeSystem system) => system switch
    {
        CodeSystem.Icd10Cm => _icd10Cm,
        CodeSystem.Icd10 => _icd10,
        CodeSystem.Icd9Cm => _icd9Cm,
        _ => null,
    };

    private static void Set(ulong[] bits, int place) => bits[place >> 6] |= 1ul << place;

    // ICD codes have three characters or more, digits and capital letters.
    private static int Place(ulong code)
    {
        var three = (int)(code >> (8 * (PackedCode.MaxLength - 3))) - 0x303030;
        return ((three >> 16 << 12) | ((three >> 8 & 0x3F) << 6) | (three & 0x3F)) & (BitsPerSystem - 1);
    }

    private static ulong Code(int place) =>
        (ulong)(0x303030 + ((place >> 12) << 16) + ((place >> 6 & 0x3F) << 8) + (place & 0x3F)) << (8 * (PackedCode.MaxLength - 3));
}
