namespace CrampRisk.Fhir;

/// <summary>What a server could not export, by the OperationOutcome lines of its export. It may be anybody's.</summary>
internal sealed class ExportFailures
{
    private readonly SortedSet<string> _codes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _kinds = new(StringComparer.Ordinal);
    private int _count;

    // True once an outcome names no type that is read: then any may be missing.
    private bool _isOfAnyKind;

    /// <summary>What a report has to say of them; null where there are none.</summary>
    public PatientNotice? Notice => _count == 0 ? null : new(PatientNoticeCode.MayBeIncomplete,
        $"The export holds {(_count == 1 ? "an OperationOutcome with an error" : $"{_count} OperationOutcome resources with errors")}{Codes}: {Missing} may be missing, also of this patient.");

    private string Codes => _codes.Count == 0 ? "" : $" ({string.Join(", ", _codes)})";

    private string Missing => _isOfAnyKind ? "resources of any type" : $"resources of type {string.Join(", ", _kinds)}";

    public void Add(ServerOutcome outcome)
    {
        if (!outcome.IsFailure) return;
        _count++;
        _codes.UnionWith(outcome.Codes);
        _kinds.UnionWith(outcome.Kinds);
        _isOfAnyKind |= outcome.Kinds.IsEmpty;
    }

    /// <summary>Whether entries of a list may be missing: then no list of the export is known to be empty.</summary>
    public bool MayLack(EntryList list) => _count > 0 && (_isOfAnyKind || _kinds.Any(kind => list switch
    {
        EntryList.Medications => kind.StartsWith("Medication", StringComparison.Ordinal),
        EntryList.Conditions => kind is "Condition" or "Observation",
        _ => kind == "Procedure",
    }));
}
