using System.Runtime.CompilerServices;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>For each drug meaning of the table, which rules of a profile speak of it: worked out once, so that a code is one look-up away from its rules.</summary>
internal sealed class CodeSignatures
{
    // 64 kB each: they stay in the second cache, where the tables do not, and most codes end here (HotPathBenchmarks, IntegerCodesBenchmarks).
    private const int FilterBits = 19;

    private readonly ulong[] _rxNorm = new ulong[(1 << FilterBits) / 64];
    private readonly ulong[] _ndc = new ulong[(1 << FilterBits) / 64];

    public CodeSignatures(TerminologyTable table, RuleIndex index)
    {
        var signatures = new List<Signature> { default };
        OfMeanings = new ushort[table.MeaningCount];
        for (var number = 0; number < OfMeanings.Length; number++)
        {
            var meaning = table.Meaning(number);
            if (meaning.Has(MeaningFlags.IngredientsNotKnown) || meaning.Has(MeaningFlags.NameDoesNotTell)) continue;
            var sides = SidesOf(table.SetMembers(meaning.Set), index);
            if (sides.Length == 0) continue;
            OfMeanings[number] = checked((ushort)signatures.Count);
            signatures.Add(new Signature(sides, meaning.Route, meaning.Has(MeaningFlags.OnlyPossible)));
        }
        All = [.. signatures];
        FillFilters(table);
    }

    public Signature[] All { get; }

    /// <summary>The signature of each meaning; 0 where no rule speaks of it.</summary>
    public ushort[] OfMeanings { get; }

    /// <summary>False where no rule speaks of an RxNorm code; true also for some others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHaveRxNorm(uint code) => IsSet(_rxNorm, HashRxNorm(code));

    /// <summary>False where no rule speaks of a labeler's product; true also for some others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHaveNdc(uint product) => IsSet(_ndc, TableFormat.HashNdc(product));

    private static uint HashRxNorm(uint code) => code * 0x9E3779B1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(ulong[] filter, uint hash) => (filter[hash >> (38 - FilterBits)] & (1ul << (int)(hash >> (32 - FilterBits)))) != 0;

    private static void Set(ulong[] filter, uint hash) => filter[hash >> (38 - FilterBits)] |= 1ul << (int)(hash >> (32 - FilterBits));

    private void FillFilters(TerminologyTable table)
    {
        var walk = table.RxCuis.Walk();
        for (uint code = 0; code < walk.End; code++)
            if (walk.Find(code) is >= 0 and var meaning && OfMeanings[meaning] != 0) Set(_rxNorm, HashRxNorm(code));
        for (var place = 0; place < table.Ndcs.PlaceCount; place++)
            if (table.Ndcs.ProductAt(place) is not 0 and var product && OfMeanings[table.Ndcs.Meaning(place)] != 0) Set(_ndc, TableFormat.HashNdc(product));
    }

    private static RuleSide[] SidesOf(ConceptIndexes concepts, RuleIndex index)
    {
        List<RuleSide>? sides = null;
        for (var i = 0; i < concepts.Length; i++)
            foreach (var side in index.RulesOf(concepts[i])) (sides ??= []).Add(side);
        return sides is null ? [] : [.. sides];
    }

    public readonly record struct Signature(RuleSide[] Sides, Route Route, bool OnlyPossible);
}
