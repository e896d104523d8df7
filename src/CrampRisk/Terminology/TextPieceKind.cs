namespace CrampRisk.Terminology;

/// <summary>What a piece of a text is.</summary>
internal enum TextPieceKind : byte
{
    /// <summary>A word that no table knows.</summary>
    Word = 0,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name of a drug or condition.</summary>
    Name,

    /// <summary>A phrase of the lexicon.</summary>
    Lexicon,
}
