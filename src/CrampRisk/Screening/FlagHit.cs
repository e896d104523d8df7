namespace CrampRisk;

/// <summary>A rule that fired on the path that allocates nothing: a handle to the rule and its evidence.</summary>
public struct FlagHit
{
    internal ushort Row;
    internal Verdict Own;
    internal Verdict Partner;

    /// <summary>The rule's place in <see cref="CodeScreener.Rules"/>.</summary>
    public readonly int RuleIndex => Row;

    /// <summary>Whether each fact is stated.</summary>
    public readonly Certainty Certainty => Own == Verdict.Definite ? Certainty.Definite : Certainty.Possible;
}
