using System.Collections.Immutable;

namespace CrampRisk;

/// <summary>What rules need of a patient, as queries for the discovery of a CDS service. The plainest queries that there are, so that every server has them.</summary>
/// <remarks>
/// Dialysis is often a procedure, and intravenous iron an administration; a dispense follows a request in an EHR, so that it is not asked for.
/// Ended entries come along: a report accounts for them, and a status filter would also drop what has no status.
/// </remarks>
public static class PrefetchTemplates
{
    /// <summary>All queries.</summary>
    public static ImmutableArray<PrefetchTemplate> All { get; } =
    [
        new("patient", "Patient/{{context.patientId}}", null),
        new("medicationRequests", "MedicationRequest?patient={{context.patientId}}", EntryList.Medications),
        new("medicationStatements", "MedicationStatement?patient={{context.patientId}}", EntryList.Medications),
        new("medicationAdministrations", "MedicationAdministration?patient={{context.patientId}}", EntryList.Medications),
        new("conditions", "Condition?patient={{context.patientId}}", EntryList.Conditions),
        new("procedures", "Procedure?patient={{context.patientId}}", EntryList.Procedures),
    ];

    /// <summary>The place of a key among <see cref="All"/>; -1 for the keys of others.</summary>
    internal static int IndexOf(ReadOnlySpan<byte> key)
    {
        for (var i = 0; i < All.Length; i++)
            if (System.Text.Ascii.Equals(key, All[i].Key)) return i;
        return -1;
    }
}
