using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>A text taken apart: its tokens, and at each position the longest name or lexicon phrase.</summary>
internal readonly ref struct TextScan(TerminologyTable table, ReadOnlySpan<char> text, ReadOnlySpan<char> chars, ReadOnlySpan<TextToken> tokens)
{
    public readonly ReadOnlySpan<char> Text = text;
    public readonly ReadOnlySpan<char> Chars = chars;
    public readonly ReadOnlySpan<TextToken> Tokens = tokens;

    private readonly PhraseWalk _walk = table.Phrases.Walk();

    public TerminologyTable Table => table;

    public PhraseWalk Walk => _walk;

    public int Count => Tokens.Length;

    /// <summary>The piece that begins at a token: the longest phrase of the domain or of the lexicon; equal lengths go to <paramref name="nameWins"/>.</summary>
    public TextPiece PieceAt(int at, uint domain, bool nameWins) => PieceAt(at, Count, domain, nameWins);

    private TextPiece PieceAt(int at, int end, uint domain, bool nameWins)
    {
        _walk.FindLongest(Tokens[..end], Chars, at, domain, TableFormat.PhraseIsLexicon, out var name, out var nameLength, out var lexicon, out var lexiconLength);
        if (nameLength > 1 && domain == TableFormat.PhraseIsDrug && EndBefore(at, nameLength, name) is var inside and > 0) return PieceAt(at, at + inside, domain, nameWins);
        if (nameLength > lexiconLength || (nameLength > 0 && nameLength == lexiconLength && nameWins)) return new TextPiece(at, nameLength, name, TextPieceKind.Name, LexiconKind.None, 0);
        if (lexiconLength > 0)
        {
            var (kind, value) = table.Phrases.Lexicon(lexicon, 0);
            if (kind is LexiconKind.Negation or LexiconKind.Stopped or LexiconKind.Family or LexiconKind.History) lexiconLength = WithoutName(at, lexiconLength, domain);
            return new TextPiece(at, lexiconLength, lexicon, TextPieceKind.Lexicon, kind, value);
        }
        return new TextPiece(at, 1, -1, Tokens[at].IsNumber ? TextPieceKind.Number : TextPieceKind.Word, LexiconKind.None, 0);
    }

    // "not pregnant" is a cue in the lexicon and holds a name: the cue ends where the name begins.
    private int WithoutName(int at, int length, uint domain)
    {
        for (var inside = 1; inside < length; inside++)
            if (_walk.FindLongest(Tokens, Chars, at + inside, domain, out var nameLength) >= 0 && inside + nameLength >= length) return inside;
        return length;
    }

    // Where a name must end because something longer begins inside it; 0 where it may stand.
    private int EndBefore(int at, int length, int name)
    {
        // "Aleve - d/c'd" is no Aleve D: a cue that begins with the last word of a name and goes on beyond it wins.
        _walk.FindLongest(Tokens, Chars, at + length - 1, TableFormat.PhraseIsLexicon, out var cue);
        if (cue > 1 && Tokens[at + length - 1].Length == 1) return length - 1;
        // "IV iron" is a look-alike, "IV iron sucrose" is not: so does a name that begins inside a look-alike.
        if (table.Phrases.Drug(name, 0).Kind != NameKind.LookAlike) return 0;
        for (var inside = 1; inside < length; inside++)
            if (_walk.FindLongest(Tokens, Chars, at + inside, TableFormat.PhraseIsDrug, out var other) >= 0 && inside + other > length) return inside;
        return 0;
    }

    /// <summary>Takes the whole text apart, longest first from the left.</summary>
    public List<TextPiece> Pieces(uint domain, bool nameWins)
    {
        var pieces = new List<TextPiece>(Math.Min(Count, 64));
        for (var at = 0; at < Count;)
        {
            var piece = PieceAt(at, domain, nameWins);
            pieces.Add(piece);
            at += piece.Length;
        }
        return pieces;
    }

    /// <summary>The words of a run of tokens as they stand in the text.</summary>
    public string Source(int first, int count) => Text[Tokens[first].SourceStart..Tokens[first + count - 1].SourceEnd].ToString();

    /// <summary>The words of a run of tokens as they are compared.</summary>
    public string Words(int first, int count)
    {
        var words = Word(first).ToString();
        for (var token = first + 1; token < first + count; token++) words = $"{words} {Word(token)}";
        return words;
    }

    public ReadOnlySpan<char> Word(int token) => Chars[Tokens[token].Start..Tokens[token].End];

    public bool IsWord(int token, string word) => token >= 0 && token < Count && Word(token).SequenceEqual(word);

    public string Value(TextPiece piece) => piece.Value == 0 ? "" : table.String(piece.Value);

    public ReadOnlySpan<byte> ValueUtf8(TextPiece piece) => table.Utf8(piece.Value);

    /// <summary>What stands before a token; a text begins as if after a blank.</summary>
    public TokenGap Gap(int token) => token == 0 ? TokenGap.Space | TextGap.Of(Text[..Tokens[0].SourceStart]) : TextGap.Of(Text[Tokens[token - 1].SourceEnd..Tokens[token].SourceStart]);

    /// <summary>True where a sentence ends between two tokens: full stop, semicolon, bar or line end, but not a colon after a heading.</summary>
    public bool EndsSentence(int from, int to)
    {
        for (var token = from + 1; token <= to; token++)
            if ((Gap(token) & TokenGap.Stop) != 0 && Text[Tokens[token - 1].SourceEnd..Tokens[token].SourceStart].ContainsAny('.', ';', '|')) return true;
        return false;
    }

    /// <summary>The parts for explaining.</summary>
    public TextParts Parts(List<TextPiece> pieces)
    {
        var words = ImmutableArray.CreateBuilder<string>(Count);
        for (var i = 0; i < Count; i++) words.Add(Word(i).ToString());
        return new TextParts
        {
            Tokens = words.MoveToImmutable(),
            Names = Select(pieces, static piece => piece.Kind == TextPieceKind.Name, normalised: true),
            Strengths = Strengths(pieces),
            Forms = Select(pieces, static piece => piece.Lexicon == LexiconKind.Form),
            Routes = Select(pieces, static piece => piece.Lexicon == LexiconKind.Route),
            Frequencies = Select(pieces, static piece => piece.Lexicon == LexiconKind.Frequency),
            Cues = Select(pieces, static piece => piece.Lexicon is LexiconKind.Negation or LexiconKind.Stopped or LexiconKind.Family or LexiconKind.History or LexiconKind.Allergy
                or LexiconKind.Intended or LexiconKind.Reaction),
        };
    }

    private ImmutableArray<string> Select(List<TextPiece> pieces, Func<TextPiece, bool> wanted, bool normalised = false)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var piece in pieces)
            if (wanted(piece)) found.Add(normalised ? Words(piece.Start, piece.Length) : Source(piece.Start, piece.Length));
        return found.DrainToImmutable();
    }

    private ImmutableArray<string> Strengths(List<TextPiece> pieces)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i + 1 < pieces.Count; i++)
            if (pieces[i].Kind == TextPieceKind.Number && pieces[i + 1].Lexicon == LexiconKind.Unit) found.Add(Source(pieces[i].Start, pieces[i + 1].End - pieces[i].Start));
        return found.DrainToImmutable();
    }
}
