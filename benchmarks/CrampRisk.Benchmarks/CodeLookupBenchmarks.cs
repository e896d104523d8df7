using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>Code to concept from text (RxCUI, NDC-11): how fast against a frozen dictionary of the same 100,000 codes, looked up by span?</summary>
[MemoryDiagnoser]
public class CodeLookupBenchmarks
{
    private const int Batch = 4096;
    private readonly TerminologyTable _table = TerminologyTable.Default;
    private FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _dictionary;
    private Codes.CodeText[] _codes = [];
    private int _next;

    /// <summary>Whether the codes that are asked for are listed; most codes of a record are not.</summary>
    [Params(true, false)]
    public bool Hit { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _dictionary = Codes.Dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        _codes = Hit ? [.. Codes.Listed] : [.. Codes.Unlisted];
        new Random(7).Shuffle(_codes);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public int FrozenDictionaryBySpan()
    {
        var found = 0;
        foreach (var code in NextBatch())
            if (_dictionary.TryGetValue(code.Text.AsSpan(), out var value)) found += value;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public int FromUtf16()
    {
        var found = 0;
        foreach (var code in NextBatch())
            if (CodeFact.TryRead(code.System, code.Text.AsSpan(), out var fact)) found += Codes.CodeText.Find(_table, fact);
        return found;
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public int FromUtf8()
    {
        var found = 0;
        foreach (var code in NextBatch())
            if (CodeFact.TryRead(code.System, code.Utf8.AsSpan(), out var fact)) found += Codes.CodeText.Find(_table, fact);
        return found;
    }

    private ReadOnlySpan<Codes.CodeText> NextBatch()
    {
        _next = _next + (2 * Batch) > _codes.Length ? 0 : _next + Batch;
        return _codes.AsSpan(_next, Batch);
    }
}
