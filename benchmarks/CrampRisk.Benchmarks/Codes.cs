using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>100,000 listed codes (RxCUI and NDC-11) and as many that mean nothing to us: seeded, the same in every run.</summary>
internal static class Codes
{
    public const int Count = 100_000;

    /// <summary>Half RxNorm codes, half 11-digit NDCs, all listed.</summary>
    public static CodeText[] Listed { get; } = [.. Shuffled(RxNorm().Take(Count / 2)), .. Shuffled(Ndcs().Take(Count / 2))];

    /// <summary>Well-formed codes of the same shapes that are not listed.</summary>
    public static CodeText[] Unlisted { get; } = MakeUnlisted();

    /// <summary>The named alternative: a frozen dictionary of the same codes.</summary>
    public static FrozenDictionary<string, int> Dictionary { get; } = Listed.Select((code, i) => (code.Text, i)).ToFrozenDictionary(pair => pair.Text, pair => pair.i, StringComparer.Ordinal);

    private static IEnumerable<CodeText> RxNorm() => Enumerable.Range(1, 3_000_000).Where(code => TerminologyTable.Default.RxCuis.Find((uint)code) >= 0)
        .Select(code => new CodeText(CodeSystem.RxNorm, code.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<CodeText> Ndcs()
    {
        for (uint product = 0; product < 1_000_000_000; product += 1)
        {
            // Only the products of labelers below 2,000 are walked: enough codes, and quick.
            if (product >= 20_000_000) yield break;
            var place = TerminologyTable.Default.Ndcs.Find(product, -1);
            if (place < 0) continue;
            for (var package = 0; package < 100; package++)
                if (TerminologyTable.Default.Ndcs.Find(product, package) >= 0)
                    yield return new CodeText(CodeSystem.Ndc, (((ulong)product * 100) + (ulong)package).ToString("00000000000", CultureInfo.InvariantCulture));
        }
    }

    private static CodeText[] MakeUnlisted()
    {
        var random = new Random(20261125);
        var codes = new List<CodeText>(Count);
        while (codes.Count < Count)
        {
            var isNdc = codes.Count % 2 == 1;
            var text = isNdc ? random.NextInt64(1, 99_999_999_999).ToString("00000000000", CultureInfo.InvariantCulture) : random.Next(1, 3_000_000).ToString(CultureInfo.InvariantCulture);
            var code = new CodeText(isNdc ? CodeSystem.Ndc : CodeSystem.RxNorm, text);
            if (code.Find(TerminologyTable.Default) < 0 && !Dictionary.ContainsKey(text)) codes.Add(code);
        }
        return [.. codes];
    }

    private static CodeText[] Shuffled(IEnumerable<CodeText> codes)
    {
        var all = codes.ToArray();
        new Random(20261124).Shuffle(all);
        return all;
    }

    internal sealed record CodeText(CodeSystem System, string Text)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

        public int Find(TerminologyTable table) => CodeFact.TryRead(System, Text, out var fact) ? Find(table, fact) : -1;

        public static int Find(TerminologyTable table, in CodeFact fact)
        {
            if (fact.System == CodeSystem.RxNorm) return table.RxCuis.Find((uint)fact.Code);
            var place = table.Ndcs.Find((uint)(fact.Code / 100), (int)(fact.Code % 100));
            return place < 0 ? -1 : table.Ndcs.Meaning(place);
        }
    }
}
