using System.Collections.Frozen;
using BenchmarkDotNet.Attributes;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>How fast is a code found, against a frozen dictionary of the same codes looked up by span?</summary>
[MemoryDiagnoser]
public class CodeLookupBenchmarks
{
    private readonly TerminologyTable _table = TerminologyTable.Default;
    private FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _dictionary;
    private string[] _codes = [];
    private int _next;

    /// <summary>Whether the codes that are asked for are listed.</summary>
    [Params(true, false)]
    public bool Hit { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var listed = Enumerable.Range(1, 3_000_000).Where(code => _table.RxCuis.Find((uint)code) >= 0).Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        _dictionary = listed.ToDictionary(code => code, code => code.Length).ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        var random = new Random(20261124);
        _codes = new string[65536];
        for (var i = 0; i < _codes.Length; i++)
        {
            do _codes[i] = Hit ? listed[random.Next(listed.Length)] : random.Next(1, 3_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            while (!Hit && _dictionary.ContainsKey(_codes[i]));
        }
    }

    [Benchmark(Baseline = true)]
    public bool FrozenDictionaryBySpan() => _dictionary.TryGetValue(_codes[_next++ & 65535].AsSpan(), out _);

    [Benchmark]
    public int Table() => RxCui.TryParse(_codes[_next++ & 65535].AsSpan(), out var code) ? _table.RxCuis.Find(code.Value) : -1;
}
