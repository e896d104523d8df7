namespace CrampRisk.Terminology;

/// <summary>A word that changes what a name means, with the pieces it stands at.</summary>
/// <param name="Piece">Number of the piece.</param>
/// <param name="Context">What it says.</param>
/// <param name="ReachesBack">True where it also speaks of what stands before it ("naproxen: not taking").</param>
/// <param name="ReachesForward">True where it speaks of what follows ("denies …").</param>
internal readonly record struct ContextCue(int Piece, TextContext Context, bool ReachesBack, bool ReachesForward);
