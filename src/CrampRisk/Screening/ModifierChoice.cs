using CrampRisk.Knowledge;

namespace CrampRisk;

/// <summary>Which modifiers of a flag are said for this patient. They change what is said, never what fires.</summary>
internal sealed class ModifierChoice(KnowledgePack pack)
{
    /// <summary>Whether the record leaves a modifier standing.</summary>
    public bool Holds(ModifierCriteria criteria, FiredRule fired, ReadOnlySpan<EntryReading> readings, int asOf)
    {
        if (!criteria.Concepts.IsEmpty && !IsOnTheList(criteria, readings)) return false;
        if ((criteria.GestationWeeksFrom ?? criteria.GestationWeeksTo) is not null && FiredRule.WeeksOf(readings, asOf) is { } weeks
            && (weeks.To < criteria.GestationWeeksFrom || weeks.From > criteria.GestationWeeksTo)) return false;
        if (criteria.DoseAtLeast is { } threshold && DailyDose.Of(fired, readings, threshold.Unit).To < threshold.Value) return false;
        return criteria.DaysOfUseFrom is not { } days || MostDaysOfUse(fired, readings, asOf) >= days;
    }

    private bool IsOnTheList(ModifierCriteria criteria, ReadOnlySpan<EntryReading> readings)
    {
        foreach (var name in criteria.Concepts)
        {
            var concepts = pack.ConceptsOf(name);
            foreach (ref readonly var reading in readings)
                if (reading.IsInForceWith(concepts)) return true;
        }
        return false;
    }

    // An order, a dispense or a dose may be a renewal: only a line of a list and a statement of use say when use began.
    private static int MostDaysOfUse(FiredRule fired, ReadOnlySpan<EntryReading> readings, int asOf)
    {
        var most = 0;
        foreach (var place in fired.Entries)
        {
            if (readings[place].Entry is not Medication { Kind: MedicationKind.List or MedicationKind.Statement, Start.IsGiven: true }) return int.MaxValue;
            most = Math.Max(most, asOf - readings[place].Timing.Period.First);
        }
        return most;
    }
}
