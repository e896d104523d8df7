namespace CrampRisk.Fhir;

/// <summary>Reads the names of resource types.</summary>
internal static class ResourceKinds
{
    /// <summary>The kind that a resourceType names.</summary>
    public static ResourceKind Of(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty) return ResourceKind.None;
        if (name.SequenceEqual("Observation"u8)) return ResourceKind.Observation; // by far the most frequent one: first
        if (name.SequenceEqual("MedicationRequest"u8)) return ResourceKind.MedicationRequest;
        if (name.SequenceEqual("Condition"u8)) return ResourceKind.Condition;
        if (name.SequenceEqual("Procedure"u8)) return ResourceKind.Procedure;
        if (name.SequenceEqual("Patient"u8)) return ResourceKind.Patient;
        if (name.SequenceEqual("Medication"u8)) return ResourceKind.Medication;
        if (name.SequenceEqual("MedicationStatement"u8)) return ResourceKind.MedicationStatement;
        if (name.SequenceEqual("MedicationAdministration"u8)) return ResourceKind.MedicationAdministration;
        if (name.SequenceEqual("MedicationDispense"u8)) return ResourceKind.MedicationDispense;
        if (name.SequenceEqual("Bundle"u8)) return ResourceKind.Bundle;
        if (name.SequenceEqual("OperationOutcome"u8)) return ResourceKind.OperationOutcome;
        if (name.SequenceEqual("List"u8)) return ResourceKind.List;
        if (name.SequenceEqual("Composition"u8)) return ResourceKind.Composition;
        if (name.SequenceEqual("Parameters"u8)) return ResourceKind.Parameters;
        if (name.SequenceEqual("Substance"u8)) return ResourceKind.Substance;
        if (name.SequenceEqual("CapabilityStatement"u8)) return ResourceKind.CapabilityStatement;
        // Resource lists of the published versions: hl7.org/fhir/DSTU2, /STU3, /R4, /R5 resourcelist.html.
        if (name.SequenceEqual("MedicationOrder"u8) || name.SequenceEqual("DiagnosticOrder"u8) || name.SequenceEqual("DeviceUseRequest"u8))
            return ResourceKind.Dstu2Only;
        if (name.SequenceEqual("ProcedureRequest"u8) || name.SequenceEqual("ReferralRequest"u8)) return ResourceKind.Dstu2OrStu3Only;
        if (name.SequenceEqual("MedicationUsage"u8) || name.SequenceEqual("DeviceUsage"u8) || name.SequenceEqual("EncounterHistory"u8))
            return ResourceKind.R5Only;
        return ResourceKind.Other;
    }

    /// <summary>The name of a kind that becomes an entry.</summary>
    public static string NameOf(ResourceKind kind) => kind switch
    {
        ResourceKind.MedicationRequest => "MedicationRequest",
        ResourceKind.MedicationStatement => "MedicationStatement",
        ResourceKind.MedicationAdministration => "MedicationAdministration",
        ResourceKind.MedicationDispense => "MedicationDispense",
        ResourceKind.Condition => "Condition",
        ResourceKind.Procedure => "Procedure",
        ResourceKind.Observation => "Observation",
        ResourceKind.Medication => "Medication",
        ResourceKind.Substance => "Substance",
        ResourceKind.Patient => "Patient",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>True for the kinds that become entries.</summary>
    public static bool IsEntry(ResourceKind kind) => kind is >= ResourceKind.MedicationRequest and <= ResourceKind.Observation;
}
