namespace CrampRisk.Terminology;

/// <summary>A run of tokens that was read as one thing.</summary>
/// <param name="Start">First token.</param>
/// <param name="Length">Number of tokens.</param>
/// <param name="Phrase">Number of the phrase; -1 for plain words and numbers.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lexicon">What a lexicon phrase does; none elsewhere.</param>
/// <param name="Value">String offset of a lexicon phrase's value.</param>
internal readonly record struct TextPiece(int Start, int Length, int Phrase, TextPieceKind Kind, LexiconKind Lexicon, uint Value)
{
    /// <summary>The token after the last.</summary>
    public int End => Start + Length;
}
