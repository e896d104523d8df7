namespace CrampRisk.Fhir;

/// <summary>The fields by which other versions of FHIR are known: none of them exists in the R4 resource of that name.</summary>
internal static class VersionFields
{
    /// <summary>The version and the words for a field, or null for one that tells nothing.</summary>
    public static (FhirVersion Version, string Words)? Find(ResourceKind kind, ReadOnlySpan<byte> name) => kind switch
    {
        ResourceKind.MedicationRequest =>
            name.SequenceEqual("context"u8) ? (FhirVersion.Stu3, "MedicationRequest.context")
            : name.SequenceEqual("definition"u8) ? (FhirVersion.Stu3, "MedicationRequest.definition")
            : name.SequenceEqual("medication"u8) ? (FhirVersion.R5, "MedicationRequest.medication")
            : name.SequenceEqual("reported"u8) ? (FhirVersion.R5, "MedicationRequest.reported")
            : name.SequenceEqual("informationSource"u8) ? (FhirVersion.R5, "MedicationRequest.informationSource")
            : null,
        ResourceKind.MedicationStatement =>
            name.SequenceEqual("patient"u8) ? (FhirVersion.Dstu2, "MedicationStatement.patient")
            : name.SequenceEqual("wasNotTaken"u8) ? (FhirVersion.Dstu2, "MedicationStatement.wasNotTaken")
            : name.SequenceEqual("taken"u8) ? (FhirVersion.Stu3, "MedicationStatement.taken")
            : name.SequenceEqual("reasonNotTaken"u8) ? (FhirVersion.Dstu2OrStu3, "MedicationStatement.reasonNotTaken")
            : name.SequenceEqual("medication"u8) ? (FhirVersion.R5, "MedicationStatement.medication")
            : name.SequenceEqual("adherence"u8) ? (FhirVersion.R5, "MedicationStatement.adherence")
            : null,
        ResourceKind.MedicationAdministration =>
            name.SequenceEqual("patient"u8) ? (FhirVersion.Dstu2, "MedicationAdministration.patient")
            : name.SequenceEqual("wasNotGiven"u8) ? (FhirVersion.Dstu2, "MedicationAdministration.wasNotGiven")
            : name.SequenceEqual("effectiveTimeDateTime"u8) ? (FhirVersion.Dstu2, "MedicationAdministration.effectiveTimeDateTime")
            : name.SequenceEqual("effectiveTimePeriod"u8) ? (FhirVersion.Dstu2, "MedicationAdministration.effectiveTimePeriod")
            : name.SequenceEqual("notGiven"u8) ? (FhirVersion.Stu3, "MedicationAdministration.notGiven")
            : name.SequenceEqual("reasonNotGiven"u8) ? (FhirVersion.Dstu2OrStu3, "MedicationAdministration.reasonNotGiven")
            : name.SequenceEqual("prescription"u8) ? (FhirVersion.Dstu2OrStu3, "MedicationAdministration.prescription")
            : name.SequenceEqual("medication"u8) ? (FhirVersion.R5, "MedicationAdministration.medication")
            : name.StartsWith("occurence"u8) || name.StartsWith("occurrence"u8) ? (FhirVersion.R5, "MedicationAdministration.occurence[x]")
            : null,
        ResourceKind.MedicationDispense =>
            name.SequenceEqual("patient"u8) ? (FhirVersion.Dstu2, "MedicationDispense.patient")
            : name.SequenceEqual("notDone"u8) ? (FhirVersion.Stu3, "MedicationDispense.notDone")
            : name.SequenceEqual("medication"u8) ? (FhirVersion.R5, "MedicationDispense.medication")
            : name.SequenceEqual("recorded"u8) ? (FhirVersion.R5, "MedicationDispense.recorded")
            : null,
        ResourceKind.Condition =>
            name.SequenceEqual("patient"u8) ? (FhirVersion.Dstu2, "Condition.patient")
            : name.SequenceEqual("dateRecorded"u8) ? (FhirVersion.Dstu2, "Condition.dateRecorded")
            : name.SequenceEqual("assertedDate"u8) ? (FhirVersion.Stu3, "Condition.assertedDate")
            : name.SequenceEqual("context"u8) ? (FhirVersion.Stu3, "Condition.context")
            : name.SequenceEqual("abatementBoolean"u8) ? (FhirVersion.Dstu2OrStu3, "Condition.abatementBoolean")
            : name.SequenceEqual("participant"u8) ? (FhirVersion.R5, "Condition.participant")
            : null,
        ResourceKind.Procedure =>
            name.SequenceEqual("notPerformed"u8) ? (FhirVersion.Dstu2, "Procedure.notPerformed")
            : name.SequenceEqual("reasonNotPerformed"u8) ? (FhirVersion.Dstu2, "Procedure.reasonNotPerformed")
            : name.SequenceEqual("notDone"u8) ? (FhirVersion.Stu3, "Procedure.notDone")
            : name.SequenceEqual("notDoneReason"u8) ? (FhirVersion.Stu3, "Procedure.notDoneReason")
            : name.SequenceEqual("definition"u8) ? (FhirVersion.Stu3, "Procedure.definition")
            : name.SequenceEqual("context"u8) ? (FhirVersion.Stu3, "Procedure.context")
            : name.StartsWith("occurrence"u8) ? (FhirVersion.R5, "Procedure.occurrence[x]")
            : name.SequenceEqual("recorded"u8) ? (FhirVersion.R5, "Procedure.recorded")
            : name.SequenceEqual("focus"u8) ? (FhirVersion.R5, "Procedure.focus")
            : null,
        ResourceKind.Medication =>
            name.SequenceEqual("product"u8) ? (FhirVersion.Dstu2, "Medication.product")
            : name.SequenceEqual("isOverTheCounter"u8) ? (FhirVersion.Stu3, "Medication.isOverTheCounter")
            : name.SequenceEqual("isBrand"u8) ? (FhirVersion.Dstu2OrStu3, "Medication.isBrand")
            : name.SequenceEqual("package"u8) ? (FhirVersion.Dstu2OrStu3, "Medication.package")
            : name.SequenceEqual("doseForm"u8) ? (FhirVersion.R5, "Medication.doseForm")
            : name.SequenceEqual("definition"u8) ? (FhirVersion.R5, "Medication.definition")
            : null,
        ResourceKind.Patient => name.SequenceEqual("animal"u8) ? (FhirVersion.Dstu2OrStu3, "Patient.animal") : null,
        _ => null,
    };

    /// <summary>The same for the fields of a Dosage outside MedicationAdministration.</summary>
    public static (FhirVersion Version, string Words)? FindInDosage(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("doseQuantity"u8) ? (FhirVersion.Dstu2OrStu3, "doseQuantity directly in the dosage")
        : name.SequenceEqual("doseRange"u8) ? (FhirVersion.Dstu2OrStu3, "doseRange directly in the dosage")
        : name.SequenceEqual("quantityQuantity"u8) ? (FhirVersion.Dstu2, "quantityQuantity in the dosage")
        : name.SequenceEqual("asNeeded"u8) ? (FhirVersion.R5, "asNeeded in the dosage")
        : name.SequenceEqual("asNeededFor"u8) ? (FhirVersion.R5, "asNeededFor in the dosage")
        : null;
}
