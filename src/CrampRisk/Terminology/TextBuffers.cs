using System.Buffers;

namespace CrampRisk.Terminology;

/// <summary>Room for the normalised form of one text: rented, given back by Dispose.</summary>
internal ref struct TextBuffers
{
    // Larger ones are left to the garbage collector: the shared pool would hold on to them for the life of the process.
    private const int LargestRented = 1 << 16;

    private readonly char[] _chars;
    private readonly TextToken[] _tokens;
    private readonly bool _rented;

    public TextBuffers(int textLength)
    {
        _rented = textLength <= LargestRented;
        _chars = _rented ? ArrayPool<char>.Shared.Rent(TextNormaliser.CharsFor(textLength)) : new char[TextNormaliser.CharsFor(textLength)];
        _tokens = Lent<TextToken>.Take(TextNormaliser.TokensFor(textLength));
    }

    public readonly TextScan Read(TerminologyTable table, ReadOnlySpan<char> text)
    {
        var count = TextNormaliser.Read(text, _chars, _tokens);
        return new TextScan(table, text, _chars, _tokens.AsSpan(0, count));
    }

    public readonly void Dispose()
    {
        Lent<TextToken>.GiveBack(_tokens);
        if (_rented) ArrayPool<char>.Shared.Return(_chars);
    }
}
