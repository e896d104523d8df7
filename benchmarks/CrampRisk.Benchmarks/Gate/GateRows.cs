namespace CrampRisk.Benchmarks.Gate;

/// <summary>The rows of the gate, made of the methods of the benchmark classes: there is one form of each measurement.</summary>
internal static class GateRows
{
    public static IEnumerable<GateRow> All() => CodeLookups().Concat(HotPaths()).Concat(Reports()).Concat(Texts()).Concat(Rules());

    private static IEnumerable<GateRow> CodeLookups()
    {
        foreach (var hit in (bool[])[true, false])
        {
            var codes = new CodeLookupBenchmarks { Hit = hit };
            codes.Prepare();
            yield return new GateRow($"code lookup, {(hit ? "hit" : "miss")}, UTF-16", () => codes.FromUtf16(), () => codes.FrozenDictionaryBySpan(), hit ? 6 : 1.2);
            yield return new GateRow($"code lookup, {(hit ? "hit" : "miss")}, UTF-8", () => codes.FromUtf8(), () => codes.FrozenDictionaryBySpan(), hit ? 12 : 2);
        }
    }

    private static IEnumerable<GateRow> HotPaths()
    {
        foreach (var patients in (int[])[65536, 64])
        {
            var path = new HotPathBenchmarks { Patients = patients };
            path.Prepare();
            var place = patients == 64 ? "in cache" : "cold";
            // In cache there is no goal of its own; ours must not be the slower one.
            yield return new GateRow($"hot path, {place}, by dictionary and bitset", () => path.CodeScreener(), () => path.FrozenDictionaryAndBitset(), patients == 64 ? 1 : 2.5);
            yield return new GateRow($"hot path, {place}, by naive LINQ", () => path.CodeScreener(), () => path.NaiveLinqOverRules(), 12);
        }
        var integers = new IntegerCodesBenchmarks();
        integers.Prepare();
        yield return new GateRow("integer codes, by the bare loop", () => integers.CodeScreener(), () => integers.BareLoopOverTableAndMasks(), 1.5, IsCost: true);
    }

    private static IEnumerable<GateRow> Reports()
    {
        foreach (var flags in (int[])[0, 2])
        {
            var screen = new ScreenOnePatientBenchmarks { Flags = flags };
            screen.Prepare();
            yield return new GateRow($"full report, {flags} flags, by the hot path", () => screen.Screen(), () => screen.HotPath(), flags == 0 ? 15 : 40, IsCost: true, AllocatesNothing: false);
        }
    }

    private static IEnumerable<GateRow> Texts()
    {
        foreach (var position in Enum.GetValues<NamePosition>())
        {
            var lines = new TextLineBenchmarks { Position = position };
            lines.Prepare();
            // Where the line begins with the name, SearchValues stops at its first characters: the goal is for lines that must be walked.
            yield return new GateRow($"text line, name {position}", () => lines.LongestNameWithId(), () => lines.SearchValuesPosition(), position == NamePosition.First ? 0.5 : 3);
        }
        var suggestions = new SuggestionBenchmarks();
        suggestions.Prepare();
        yield return new GateRow("suggestions, by brute force", () => suggestions.Table(), () => suggestions.BruteForce(), 100, AllocatesNothing: false);
    }

    private static IEnumerable<GateRow> Rules()
    {
        var few = new RuleCountBenchmarks { Rules = 10 };
        var many = new RuleCountBenchmarks { Rules = 10_000 };
        few.Prepare();
        many.Prepare();
        yield return new GateRow("10,000 rules, by 10", () => many.Screen(), () => few.Screen(), 1.3, IsCost: true);
    }
}
