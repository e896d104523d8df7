namespace CrampRisk.Terminology;

/// <summary>A drug name found in a text.</summary>
/// <param name="Piece">Number of the piece.</param>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Phrase">Number of the phrase.</param>
/// <param name="Meaning">The meaning that was chosen; -1 while several stand open.</param>
/// <param name="Kind">What sort of name it is.</param>
internal readonly record struct DrugHit(int Piece, int Start, int End, int Phrase, int Meaning, NameKind Kind);
