using System.Buffers;
using BenchmarkDotNet.Attributes;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>A free-text line of 49 characters over all names of the table: the longest name with its id, against SearchValues that finds a position only.</summary>
[MemoryDiagnoser]
public class TextLineBenchmarks
{
    private readonly TerminologyTable _table = TerminologyTable.Default;
    private SearchValues<string> _values = SearchValues.Create([" "], StringComparison.OrdinalIgnoreCase);
    private string[] _lines = [];
    private int _next;

    /// <summary>A search for positions ends at the first name; a reader must walk the line.</summary>
    [Params(NamePosition.First, NamePosition.Last, NamePosition.None)]
    public NamePosition Position { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var names = Names.All;
        _values = SearchValues.Create(names, StringComparison.OrdinalIgnoreCase);
        _lines = Names.Lines(1024, 49, Position);
    }

    [Benchmark(Baseline = true)]
    public int SearchValuesPosition() => _lines[_next++ & 1023].AsSpan().IndexOfAny(_values);

    [Benchmark]
    public int LongestNameWithId()
    {
        var line = _lines[_next++ & 1023].AsSpan();
        using var buffers = new TextBuffers(line.Length);
        var scan = buffers.Read(_table, line);
        var walk = scan.Walk;
        for (var token = 0; token < scan.Count; token++)
            if (walk.FindLongest(scan.Tokens, scan.Chars, token, TableFormat.PhraseIsDrug, out _) is >= 0 and var phrase) return phrase;
        return -1;
    }
}
