using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>What a medication text was read as.</summary>
internal sealed class DrugText
{
    public ResolutionKind Kind { get; init; }

    /// <summary>Concept indexes, ascending.</summary>
    public ImmutableArray<ushort> Members { get; init; } = [];

    public string Name { get; init; } = "";

    public ImmutableArray<string> Candidates { get; init; } = [];

    public string Because { get; init; } = "";

    /// <summary>The one route of the brand that is named; unknown where none is.</summary>
    public Route ProductRoute { get; init; }

    /// <summary>The route that the words state ("po"); unknown where none does.</summary>
    public Route StatedRoute { get; init; }

    /// <summary>The route that a dose form implies ("tab").</summary>
    public Route FormRoute { get; init; }

    /// <summary>True where the form is injected and the drug decides how.</summary>
    public bool IsInjected { get; init; }

    public TextContext Context { get; init; }

    /// <summary>The words that gave the context, as written.</summary>
    public string ContextWords { get; init; } = "";

    public bool OnlyPossible { get; init; }

    /// <summary>True where a brand of its own product is named: settles what a group code leaves open.</summary>
    public bool NamesBrand { get; init; }

    public TextParts Parts { get; init; } = TextParts.None;
}
