namespace CrampRisk;

/// <summary>How many entries ended with each outcome; the five add up to the entries.</summary>
/// <param name="Flagged">Take part in a flag.</param>
/// <param name="RuledOut">Held back by a fact.</param>
/// <param name="NotCurrent">Covered, not in force.</param>
/// <param name="NotCovered">Recognised, no rule speaks of them.</param>
/// <param name="NotUnderstood">Not identified.</param>
public readonly record struct Coverage(int Flagged, int RuledOut, int NotCurrent, int NotCovered, int NotUnderstood)
{
    /// <summary>All entries.</summary>
    public int Entries => Flagged + RuledOut + NotCurrent + NotCovered + NotUnderstood;
}
