namespace CrampRisk.Terminology;

/// <summary>Room for the normalised form of one text: lent, given back by Dispose.</summary>
internal readonly ref struct TextBuffers
{
    private readonly TextRoom _room;

    public TextBuffers(int textLength) => _room = TextRoom.Take(textLength);

    public TextScan Read(TerminologyTable table, ReadOnlySpan<char> text)
    {
        var count = TextNormaliser.Read(text, _room.Chars, _room.Tokens);
        return new TextScan(table, text, _room.Chars, _room.Tokens.AsSpan(0, count));
    }

    public void Dispose() => _room.GiveBack();
}
