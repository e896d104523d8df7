using System.Text;

namespace CrampRisk.Benchmarks;

/// <summary>Codes one after the other in one buffer, as a parser or a claims stream holds them: no string object that a dictionary could recognise by reference.</summary>
internal sealed class CodeStream
{
    private readonly char[] _text;
    private readonly byte[] _utf8;
    private readonly int[] _starts;
    private readonly CodeSystem[] _systems;

    public CodeStream(IReadOnlyCollection<(CodeSystem System, string Text)> codes)
    {
        _text = string.Concat(codes.Select(code => code.Text)).ToCharArray();
        _utf8 = Encoding.UTF8.GetBytes(_text);
        _systems = [.. codes.Select(code => code.System)];
        _starts = new int[codes.Count + 1];
        var i = 0;
        foreach (var (_, text) in codes) _starts[i + 1] = _starts[i++] + text.Length;
    }

    public int Count => _systems.Length;

    public CodeSystem SystemOf(int place) => _systems[place];

    public ReadOnlySpan<char> Utf16(int place) => _text.AsSpan(_starts[place].._starts[place + 1]);

    public ReadOnlySpan<byte> Utf8(int place) => _utf8.AsSpan(_starts[place].._starts[place + 1]);
}
