using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>One patient: three lists and nothing else that a rule could use.</summary>
/// <remarks>A list that is not set is absent; an empty one was given and is empty. Immutable and safe to share.</remarks>
public sealed record Patient
{
    /// <summary>The caller's own id, echoed in the report; null where there is none. Never logged.</summary>
    public string? Id { get; init; }

    /// <summary>The medication list; <c>default</c> means that there is none.</summary>
    public ImmutableArray<Medication> Medications { get; init; }

    /// <summary>The condition list; <c>default</c> means that there is none.</summary>
    public ImmutableArray<Condition> Conditions { get; init; }

    /// <summary>The procedure list; <c>default</c> means that there is none.</summary>
    public ImmutableArray<Procedure> Procedures { get; init; }

    /// <summary>True where the record states that no medications are known; an error beside entries.</summary>
    public bool NoKnownMedications { get; init; }

    /// <summary>True where the record states that no conditions are known; an error beside entries.</summary>
    public bool NoKnownConditions { get; init; }

    /// <summary>The file or stream that the patient was read from, as given; null where there was none.</summary>
    public string? Source { get; init; }

    /// <summary>What the reader of the document has to say about it as a whole (recorded death, entries without a resource); empty as a rule.</summary>
    public ImmutableArray<PatientNotice> Notices { get; init; } = [];

    /// <summary>Whether a list was given, empty, stated as none known, or absent.</summary>
    public ListState StateOf(EntryList list) => list switch
    {
        EntryList.Medications => State(Medications, NoKnownMedications),
        EntryList.Conditions => State(Conditions, NoKnownConditions),
        _ => State(Procedures, noneKnown: false),
    };

    private static ListState State<T>(ImmutableArray<T> entries, bool noneKnown) =>
        !entries.IsDefaultOrEmpty ? ListState.Given
        : noneKnown ? ListState.NoneKnown
        : entries.IsDefault ? ListState.Absent
        : ListState.Empty;
}
