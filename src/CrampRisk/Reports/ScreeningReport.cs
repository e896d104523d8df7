using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>What was found for one patient, and a plain account of every entry that was not flagged. No flags does not mean safe.</summary>
/// <remarks>Immutable. The same patient, day, pack and options give the same report.</remarks>
public sealed record ScreeningReport
{
    /// <summary>The patient's id as given; null where there was none.</summary>
    public string? SubjectId { get; init; }

    /// <summary>The file or stream that the patient came from; null where there was none.</summary>
    public string? Source { get; init; }

    /// <summary>The day that the lists were read for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The options that the report was made with.</summary>
    public required CrampRiskOptions Options { get; init; }

    /// <summary>The pack that the report rests on.</summary>
    public required KnowledgePack Pack { get; init; }

    /// <summary>Whether the medication list was given, empty, none known or absent.</summary>
    public required ListState Medications { get; init; }

    /// <summary>Whether the condition list was given, empty, none known or absent.</summary>
    public required ListState Conditions { get; init; }

    /// <summary>Whether the procedure list was given, empty or absent.</summary>
    public required ListState Procedures { get; init; }

    /// <summary>How many entries ended with each outcome.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>Counts of distinct factors.</summary>
    public required Burden Burden { get; init; }

    /// <summary>The entries in force that record cramps themselves.</summary>
    public required ImmutableArray<EntryRef> Symptoms { get; init; }

    /// <summary>The flags, in the order of the contract: new first, then kind, strength or statement, certainty, rule id.</summary>
    public required ImmutableArray<CrampRiskFlag> Flags { get; init; }

    /// <summary>The rules that speak of an entry and are held back by a fact.</summary>
    public required ImmutableArray<NearMiss> NearMisses { get; init; }

    /// <summary>The article's strategies with this patient's cautions; empty where there is neither a flag nor a recorded cramp.</summary>
    public required ImmutableArray<ReportAdvice> Management { get; init; }

    /// <summary>The sources, numbered by first use.</summary>
    public required ImmutableArray<Reference> References { get; init; }

    /// <summary>Every input entry: medications, conditions, procedures, as given.</summary>
    public required ImmutableArray<ReportEntry> Entries { get; init; }

    /// <summary>What holds for the report as a whole; never empty.</summary>
    public required ImmutableArray<string> Notices { get; init; }
}
