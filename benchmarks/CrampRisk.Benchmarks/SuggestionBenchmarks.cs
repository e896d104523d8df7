using BenchmarkDotNet.Attributes;
using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>Suggestions for a misspelt word (one letter off), against brute force over the word list.</summary>
[MemoryDiagnoser]
public class SuggestionBenchmarks
{
    private readonly TerminologyTable _table = TerminologyTable.Default;
    private string[] _words = [];
    private string[] _misspelt = [];
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        _words = [.. Names.All.Where(name => !name.Contains(' ', StringComparison.Ordinal))];
        var random = new Random(20261124);
        _misspelt = [.. Enumerable.Range(0, 256).Select(_ => Names.Misspell(_words[random.Next(_words.Length)], random))];
    }

    [Benchmark(Baseline = true)]
    public int BruteForce()
    {
        var word = _misspelt[_next++ & 255];
        var found = 0;
        foreach (var candidate in _words)
            if (Math.Abs(candidate.Length - word.Length) <= 1 && IsOneApart(candidate, word)) found++;
        return found;
    }

    [Benchmark]
    public int Table()
    {
        var word = _misspelt[_next++ & 255].AsSpan();
        using var buffers = new TextBuffers(word.Length);
        return Suggestions.For(buffers.Read(_table, word), TableFormat.PhraseIsDrug).Length;
    }

    private static bool IsOneApart(string a, string b)
    {
        if (a.Length < b.Length) (a, b) = (b, a);
        var i = 0;
        while (i < b.Length && a[i] == b[i]) i++;
        return a.Length == b.Length ? a.AsSpan(Math.Min(i + 1, a.Length)).SequenceEqual(b.AsSpan(Math.Min(i + 1, b.Length))) : a.AsSpan(i + 1).SequenceEqual(b.AsSpan(i));
    }
}
