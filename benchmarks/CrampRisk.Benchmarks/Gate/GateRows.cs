namespace CrampRisk.Benchmarks.Gate;

/// <summary>The rows of the gate, made of the methods of the benchmark classes: there is one form of each measurement.</summary>
internal static class GateRows
{
    public static GateRow[] All { get; } =
    [
        CodeLookup("hit, UTF-16", hit: true, codes => codes.FromUtf16(), 6),
        CodeLookup("hit, UTF-8", hit: true, codes => codes.FromUtf8(), 12, knownShort: 3),
        CodeLookup("miss, UTF-16", hit: false, codes => codes.FromUtf16(), 1.2),
        CodeLookup("miss, UTF-8", hit: false, codes => codes.FromUtf8(), 2, knownShort: 0.8),
        HotPath("cold, by dictionary and bitset", 65536, path => path.FrozenDictionaryAndBitset(), 2.5),
        HotPath("cold, by naive LINQ", 65536, path => path.NaiveLinqOverRules(), 12),
        // No goal is set here: the row guards what there is.
        HotPath("in cache, by dictionary and bitset", 64, path => path.FrozenDictionaryAndBitset(), 1, knownShort: 0.4, hasGoal: false),
        new("integer codes, by the bare loop", Integers, 1.5, IsCost: true),
        Report(0, 15),
        Report(2, 40),
        // Where a line begins with the name, SearchValues stops at its first characters: no goal is set, the row guards what there is.
        TextLine(NamePosition.First, 0.5, knownShort: 0.25, hasGoal: false),
        TextLine(NamePosition.Last, 3),
        TextLine(NamePosition.None, 3),
        new("suggestions, by brute force", Suggestions, 100, AllocatesNothing: false),
        new("10,000 rules, by 10", RuleCounts, 1.3, IsCost: true),
    ];

    private static GateRow CodeLookup(string name, bool hit, Action<CodeLookupBenchmarks> ours, double goal, double? knownShort = null) => new($"code lookup, {name}", () =>
    {
        var codes = new CodeLookupBenchmarks { Hit = hit };
        codes.Prepare();
        return (() => ours(codes), () => codes.FrozenDictionaryBySpan());
    }, goal, KnownShort: knownShort);

    private static GateRow HotPath(string name, int patients, Action<HotPathBenchmarks> other, double goal, double? knownShort = null, bool hasGoal = true) => new($"hot path, {name}", () =>
    {
        var path = new HotPathBenchmarks { Patients = patients };
        path.Prepare();
        return (() => path.CodeScreener(), () => other(path));
    }, goal, KnownShort: knownShort, HasGoal: hasGoal);

    private static (Action Ours, Action Other) Integers()
    {
        var integers = new IntegerCodesBenchmarks();
        integers.Prepare();
        return (() => integers.CodeScreener(), () => integers.BareLoopOverTableAndMasks());
    }

    private static GateRow Report(int flags, double goal) => new($"report, {flags} flags, by the hot path", () =>
    {
        var screen = new ScreenOnePatientBenchmarks { Flags = flags };
        screen.Prepare();
        return (() => screen.Screen(), () => screen.HotPath());
    }, goal, IsCost: true, AllocatesNothing: false);

    private static GateRow TextLine(NamePosition position, double goal, double? knownShort = null, bool hasGoal = true) => new($"text line, name {position}", () =>
    {
        var lines = new TextLineBenchmarks { Position = position };
        lines.Prepare();
        return (() => lines.LongestNameWithId(), () => lines.SearchValuesPosition());
    }, goal, KnownShort: knownShort, HasGoal: hasGoal);

    private static (Action Ours, Action Other) Suggestions()
    {
        var suggestions = new SuggestionBenchmarks();
        suggestions.Prepare();
        return (() => suggestions.Table(), () => suggestions.BruteForce());
    }

    private static (Action Ours, Action Other) RuleCounts()
    {
        var (few, many) = (new RuleCountBenchmarks { Rules = 10 }, new RuleCountBenchmarks { Rules = 10_000 });
        few.Prepare();
        many.Prepare();
        return (() => many.Screen(), () => few.Screen());
    }
}
