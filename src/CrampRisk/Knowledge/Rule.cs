using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>A statement in the pack: these concepts, under these criteria, are worth a flag, resting on this evidence.</summary>
public sealed record Rule
{
    /// <summary>The id, such as <c>naproxen</c> or <c>naproxen--pregnancy</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Changes only with criteria, strength or evidence; part of each flag's id.</summary>
    public required int Revision { get; init; }

    /// <summary>What it is about.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>The profiles that it belongs to.</summary>
    public required ImmutableArray<Profile> Profiles { get; init; }

    /// <summary>The names of its concepts: one, or the two sides of an interaction.</summary>
    public required ImmutableArray<string> Concepts { get; init; }

    /// <summary>What else must hold.</summary>
    public RuleCriteria Criteria { get; init; } = RuleCriteria.None;

    /// <summary>How loudly its flag is shown unless a policy says otherwise.</summary>
    public DisplayTier Tier { get; init; }

    /// <summary>The title of its flag.</summary>
    public required Wording Title { get; init; }

    /// <summary>The explanation of its flag.</summary>
    public required RuleText Explanation { get; init; }

    /// <summary>What is said in general where the flag is only possible; empty where nothing.</summary>
    public Wording PossibleText { get; init; } = Wording.None;

    /// <summary>Up to three things to check or discuss, for each audience.</summary>
    public RuleActions Actions { get; init; } = RuleActions.None;

    /// <summary>The ids of its evidence, in the order in which it is shown; empty for interactions.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>For an interaction: what the sources state, the ruling one first; empty for the others.</summary>
    public ImmutableArray<Evidence> Statements { get; init; } = [];

    /// <summary>How many kinds of source agree; computed, never written by hand. Null for interactions.</summary>
    public Strength? Strength { get; init; }

    /// <summary>The sources' own words for the outcome, distinct; empty for interactions.</summary>
    public ImmutableArray<string> Outcomes { get; init; } = [];

    /// <summary>Why the effect is thought to happen; null where no source says.</summary>
    public SourcedText? Mechanism { get; init; }

    /// <summary>How often; null where no source says.</summary>
    public SourcedText? Frequency { get; init; }

    /// <summary>How severe; null where no source says.</summary>
    public SourcedText? Severity { get; init; }

    /// <summary>How serious; null where no source says.</summary>
    public SourcedText? Seriousness { get; init; }

    /// <summary>For an interaction: what is stated. Null for the others.</summary>
    public LabelStatement? Statement { get; init; }

    /// <summary>For an interaction: where it is stated. Null for the others.</summary>
    public StatementBasis? Basis { get; init; }

    /// <summary>For an interaction: false where only a class of the thing is named.</summary>
    public bool Named { get; init; } = true;

    /// <summary>False for a cell that is shown in documents and explanations, and never flags.</summary>
    public bool Flags { get; init; } = true;

    /// <summary>Whether the statement was verified in a source; a cell that was not never flags.</summary>
    public bool Verified { get; init; } = true;

    /// <summary>The sections that were searched; empty where not recorded.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>The ids of sources that say the same, or were read with nothing found; shown, never a vote.</summary>
    public ImmutableArray<string> AlsoSources { get; init; } = [];

    /// <summary>Further statements that hold under a condition.</summary>
    public ImmutableArray<Modifier> Modifiers { get; init; } = [];

    /// <summary>How far it has been reviewed.</summary>
    public required Review Review { get; init; }
}
