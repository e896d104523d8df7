namespace CrampRisk.Knowledge;

/// <summary>The one rule by which strength is computed from verified evidence.</summary>
internal static class StrengthRule
{
    /// <summary>Counts the votes: pointers never vote, nor do mixed and insufficient findings; any cramp word counts.</summary>
    public static Strength Compute(IEnumerable<(SourceClass Class, Polarity Polarity)> findings)
    {
        var supporting = 0; // a bit for each class
        var against = false;
        foreach (var (sourceClass, polarity) in findings)
        {
            if (sourceClass == SourceClass.Pointer) continue;
            if (polarity == Polarity.Supports) supporting |= 1 << (int)sourceClass;
            if (polarity == Polarity.Against) against = true;
        }
        return supporting == 0 ? Strength.Weak
            : against ? Strength.Conflicting
            : System.Numerics.BitOperations.PopCount((uint)supporting) >= 2 ? Strength.Strong
            : Strength.Associated;
    }
}
