using System.Collections.Immutable;
using CrampRisk.Terminology;

namespace CrampRisk;

/// <summary>The resolutions of one patient's entries so far: a record of years repeats a few dozen drugs and diagnoses hundreds of times.</summary>
/// <remarks>Lives for one call. An entry is the same where everything that resolving reads is the same; readers of documents share the codes of equal concepts.</remarks>
internal sealed class RepeatedEntries
{
    // Below this many entries a table costs more than it saves (AllocationTests).
    private const int Fewest = 33;

    private readonly Dictionary<Naming, Resolution> _known = [];

    /// <summary>A memory for a patient with so many entries; null where none pays.</summary>
    public static RepeatedEntries? For(int count) => count < Fewest ? null : new RepeatedEntries();

    /// <summary>The resolution of an equal entry before this one; null where there was none.</summary>
    public Resolution? Find(EntryList list, Entry entry) => entry.Remarks.IsEmpty ? _known.GetValueOrDefault(Naming.Of(list, entry)) : null;

    /// <summary>Keeps the resolution of an entry about which its reader had nothing to remark.</summary>
    public void Keep(EntryList list, Entry entry, Resolution resolution)
    {
        if (entry.Remarks.IsEmpty) _known.TryAdd(Naming.Of(list, entry), resolution);
    }

    private readonly record struct Naming(EntryList List, ImmutableArray<Coding> Codes, string? Text, string? AsGiven, string? Directions, Route Route, string? DoseForm, ImmutableArray<Coding> Ingredients)
    {
        public static Naming Of(EntryList list, Entry entry) =>
            entry is Medication medication
                ? new Naming(list, entry.Codes, entry.Text, entry.AsGiven, medication.Directions, medication.Route, medication.DoseForm, medication.Ingredients)
                : new Naming(list, entry.Codes, entry.Text, entry.AsGiven, null, Route.Unknown, null, []);
    }
}
