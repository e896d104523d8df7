namespace CrampRisk.Fhir;

/// <summary>Which statuses FHIR R4 has for which resource, one bit per value. Source: the required value sets on the R4 resource pages.</summary>
internal static class R4Codes
{
    public const uint Every = uint.MaxValue;

    private static readonly uint Request = Bits(MedicationStatus.Unknown, MedicationStatus.Active, MedicationStatus.OnHold, MedicationStatus.Cancelled,
        MedicationStatus.Completed, MedicationStatus.EnteredInError, MedicationStatus.Stopped, MedicationStatus.Draft);

    private static readonly uint Statement = Bits(MedicationStatus.Unknown, MedicationStatus.Active, MedicationStatus.Completed, MedicationStatus.EnteredInError,
        MedicationStatus.Intended, MedicationStatus.Stopped, MedicationStatus.OnHold, MedicationStatus.NotTaken);

    private static readonly uint Administration = Bits(MedicationStatus.Unknown, MedicationStatus.InProgress, MedicationStatus.NotDone, MedicationStatus.OnHold,
        MedicationStatus.Completed, MedicationStatus.EnteredInError, MedicationStatus.Stopped);

    private static readonly uint Dispense = Bits(MedicationStatus.Unknown, MedicationStatus.Preparation, MedicationStatus.InProgress, MedicationStatus.Cancelled,
        MedicationStatus.OnHold, MedicationStatus.Completed, MedicationStatus.EnteredInError, MedicationStatus.Stopped, MedicationStatus.Declined);

    /// <summary>The statuses of a medication resource.</summary>
    public static uint StatusesOf(ResourceKind kind) => kind switch
    {
        ResourceKind.MedicationRequest => Request,
        ResourceKind.MedicationStatement => Statement,
        ResourceKind.MedicationAdministration => Administration,
        ResourceKind.MedicationDispense => Dispense,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static uint Bits(params ReadOnlySpan<MedicationStatus> statuses)
    {
        uint bits = 0;
        foreach (var status in statuses) bits |= 1u << (int)status;
        return bits;
    }
}
