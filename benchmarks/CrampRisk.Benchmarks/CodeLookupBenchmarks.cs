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
    private CodeStream _codes = new([]);
    private int _next;

    /// <summary>Whether the codes that are asked for are listed; most codes of a record are not.</summary>
    [Params(true, false)]
    public bool Hit { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _dictionary = Codes.Dictionary.GetAlternateLookup<ReadOnlySpan<char>>();
        _codes = new CodeStream(Hit ? Codes.Listed : Codes.Unlisted);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Batch)]
    public int FrozenDictionaryBySpan()
    {
        var found = 0;
        for (var (i, end) = NextBatch(); i < end; i++)
            if (_dictionary.TryGetValue(_codes.Utf16(i), out var value)) found += value;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public int FromUtf16()
    {
        var found = 0;
        var rxCuis = _table.RxCuis.Walk();
        var ndcs = _table.Ndcs.Walk();
        for (var (i, end) = NextBatch(); i < end; i++)
            if (CodeFact.TryRead(_codes.SystemOf(i), _codes.Utf16(i), out var fact)) found += Codes.Find(rxCuis, ndcs, fact);
        return found;
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public int FromUtf8()
    {
        var found = 0;
        var rxCuis = _table.RxCuis.Walk();
        var ndcs = _table.Ndcs.Walk();
        for (var (i, end) = NextBatch(); i < end; i++)
            if (CodeFact.TryRead(_codes.SystemOf(i), _codes.Utf8(i), out var fact)) found += Codes.Find(rxCuis, ndcs, fact);
        return found;
    }

    private (int From, int To) NextBatch()
    {
        _next = _next + (2 * Batch) > _codes.Count ? 0 : _next + Batch;
        return (_next, _next + Batch);
    }
}
