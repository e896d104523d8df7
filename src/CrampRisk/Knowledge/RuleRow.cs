namespace CrampRisk.Knowledge;

/// <summary>What evaluating needs to know of a rule, without its texts.</summary>
internal sealed class RuleRow(int index, RuleKind kind, byte profiles, bool flags, Strength strength, Route route, LabelStatement statement, DisplayTier tier,
    int? gestationWeeksFrom, int[] concepts, int[] partners, int[] evidence)
{
    /// <summary>The rule's place in the pack; rules are sorted by id.</summary>
    public int Index => index;

    public RuleKind Kind => kind;

    public bool Flags => flags;

    public Strength Strength => strength;

    public Route Route => route;

    public LabelStatement Statement => statement;

    public DisplayTier Tier => tier;

    public int? GestationWeeksFrom => gestationWeeksFrom;

    /// <summary>The concepts any of which is the rule's fact (a class has several), or an interaction's first side.</summary>
    public int[] Concepts => concepts;

    /// <summary>An interaction's second side; empty where there is none.</summary>
    public int[] Partners => partners;

    /// <summary>The places of its evidence among the pack's.</summary>
    public int[] Evidence => evidence;

    public bool IsIn(Profile profile) => (profiles & (1 << (int)profile)) != 0;
}
