using System.Numerics;

namespace CrampRisk.Terminology;

/// <summary>The arrays behind <see cref="TextBuffers"/>: each thread keeps one room, so that both are had at once (TextLineBenchmarks).</summary>
internal sealed class TextRoom
{
    private const int Shortest = 64;
    private const int Longest = 1 << 14;

    [ThreadStatic]
    private static TextRoom? _kept;

    private readonly int _textLength;

    private TextRoom(int textLength)
    {
        _textLength = textLength;
        Chars = new char[TextNormaliser.CharsFor(textLength)];
        Tokens = new TextToken[TextNormaliser.TokensFor(textLength)];
    }

    public char[] Chars { get; }

    public TextToken[] Tokens { get; }

    /// <summary>Room for a text of so many characters; what is in it is not said.</summary>
    public static TextRoom Take(int textLength)
    {
        if (_kept is not { } kept || kept._textLength < textLength) return new TextRoom((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(textLength, Shortest)));
        _kept = null;
        return kept;
    }

    /// <summary>Gives it back; a very large one is left to the garbage collector.</summary>
    public void GiveBack()
    {
        if (_textLength <= Longest) _kept = this;
    }
}
