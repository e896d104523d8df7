using System.Collections.Frozen;
using System.Globalization;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>100,000 listed codes (RxCUI and NDC-11) and as many that mean nothing to us: seeded, the same in every run.</summary>
internal static class Codes
{
    public const int Count = 100_000;

    /// <summary>Half RxNorm codes, half 11-digit NDCs, all listed, in random order.</summary>
    public static (CodeSystem System, string Text)[] Listed { get; } = Shuffled([.. Shuffled([.. RxNorm()]).Take(Count / 2), .. Shuffled([.. Ndcs()]).Take(Count / 2)]);

    /// <summary>The named alternative: a frozen dictionary of the same codes.</summary>
    public static FrozenDictionary<string, int> Dictionary { get; } = Listed.Select((code, i) => (code.Text, i)).ToFrozenDictionary(pair => pair.Text, pair => pair.i, StringComparer.Ordinal);

    /// <summary>Well-formed codes of the same shapes that are not listed.</summary>
    public static (CodeSystem System, string Text)[] Unlisted { get; } = MakeUnlisted();

    /// <summary>The meaning of a code; -1 where it is not listed.</summary>
    public static int Find(TerminologyTable table, in CodeFact fact) => Find(table.RxCuis.Walk(), table.Ndcs.Walk(), fact);

    /// <summary>The same for many in a row.</summary>
    public static int Find(in RxCuiWalk rxCuis, in NdcWalk ndcs, in CodeFact fact)
    {
        if (fact.System == CodeSystem.RxNorm) return rxCuis.Find((uint)fact.Code);
        var place = ndcs.Find((uint)(fact.Code / 100), (int)(fact.Code % 100));
        return place < 0 ? -1 : ndcs.Meaning(place);
    }

    private static IEnumerable<(CodeSystem, string)> RxNorm() => Enumerable.Range(1, 3_000_000).Where(code => TerminologyTable.Default.RxCuis.Find((uint)code) >= 0)
        .Select(code => (CodeSystem.RxNorm, code.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<(CodeSystem, string)> Ndcs()
    {
        // Labelers below 2,000 are enough, and quickly walked.
        for (uint product = 0; product < 20_000_000; product++)
        {
            if (TerminologyTable.Default.Ndcs.Find(product, -1) < 0) continue;
            for (var package = 0; package < 100; package++)
                if (TerminologyTable.Default.Ndcs.Find(product, package) >= 0)
                    yield return (CodeSystem.Ndc, (((ulong)product * 100) + (ulong)package).ToString("00000000000", CultureInfo.InvariantCulture));
        }
    }

    private static (CodeSystem System, string Text)[] MakeUnlisted()
    {
        var random = new Random(20261125);
        var codes = new List<(CodeSystem, string)>(Count);
        while (codes.Count < Count)
        {
            var isNdc = codes.Count % 2 == 1;
            var text = isNdc ? random.NextInt64(1, 99_999_999_999).ToString("00000000000", CultureInfo.InvariantCulture) : random.Next(1, 3_000_000).ToString(CultureInfo.InvariantCulture);
            var system = isNdc ? CodeSystem.Ndc : CodeSystem.RxNorm;
            if (CodeFact.TryRead(system, text, out var fact) && Find(TerminologyTable.Default, fact) < 0 && !Dictionary.ContainsKey(text)) codes.Add((system, text));
        }
        return Shuffled([.. codes]);
    }

    private static (CodeSystem System, string Text)[] Shuffled((CodeSystem, string)[] codes)
    {
        new Random(20261124).Shuffle(codes);
        return codes;
    }
}
