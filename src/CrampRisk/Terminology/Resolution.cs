using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>What an entry was understood as, and how that came about.</summary>
public sealed record Resolution
{
    private string? _name;

    // Two bytes, not a nullable pair: there is one of these for each entry of each report (AllocationTests).
    private sbyte _weeksFrom;
    private sbyte _weeksTo = -1;

    /// <summary>How resolving ended.</summary>
    public required ResolutionKind Kind { get; init; }

    /// <summary>The concepts; empty unless recognised, and also where a sound code or name means something that no table describes.</summary>
    public ImmutableArray<ConceptMatch> Concepts { get; init; } = [];

    /// <summary>Concepts of other codes of the entry, or of its display, that disagree with the ones that decided; rules that fire on them are only possible.</summary>
    public ImmutableArray<ConceptMatch> Conflicting { get; init; } = [];

    /// <summary>What the entry was recognised as, for a reader; null where it was not.</summary>
    public string? Name
    {
        get => _name ??= NameSource is null ? NameCoding?.ToString() : NameSource.NameOf(NameCoding!);
        init => _name = value;
    }

    /// <summary>All that fit where ambiguous; suggestions where unrecognised; empty elsewhere.</summary>
    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>One sentence: why nothing was recognised, what an excluded look-alike really is, or empty.</summary>
    public string Because { get; init; } = "";

    /// <summary>The route, after entry, product and text were asked in that order.</summary>
    public Route Route { get; init; }

    /// <summary>Where the route came from.</summary>
    public RouteSource RouteSource { get; init; }

    /// <summary>What the words around the name, or a history code, say.</summary>
    public TextContext Context { get; init; }

    /// <summary>Weeks of pregnancy that the code or text states; null where none.</summary>
    public WeekRange? Weeks
    {
        get => _weeksTo < 0 ? null : new WeekRange(_weeksFrom, _weeksTo);
        init => (_weeksFrom, _weeksTo) = value is { } weeks ? ((sbyte)weeks.From, (sbyte)weeks.To) : ((sbyte)0, (sbyte)-1);
    }

    /// <summary>True where the entry as a whole is only possibly what it was recognised as (a group code over a drug and its look-alike; a reference that could not be followed).</summary>
    public bool OnlyPossible { get; init; }

    /// <summary>Remarks made while resolving; those of the document's reader are not repeated here.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>The parts of the text, where text was read.</summary>
    public TextParts Parts { get; init; } = TextParts.None;

    /// <summary>Where the name of a drug code is fetched from when it is first asked for: most entries of a cohort are never shown.</summary>
    internal MedicationCodes? NameSource { get; init; }

    /// <summary>The code whose name it is; without <see cref="NameSource"/> the code itself is the name.</summary>
    internal Coding? NameCoding { get; init; }
}
