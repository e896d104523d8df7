namespace CrampRisk.Fhir;

/// <summary>Writes a medication as the resource of its kind.</summary>
internal static class MedicationWriter
{
    public static void Write(ResourceWriter resources, Medication medication)
    {
        var kind = KindOf(medication);
        var name = ResourceKinds.NameOf(kind);
        var isInR4 = (R4Codes.StatusesOf(kind) >> (int)medication.Status & 1) != 0;
        resources.Begin(name, ResourceWriter.IdOf(medication.Reference, name), TagsOf(medication, kind, isInR4));
        resources.Json.WriteString("status", Spellings.MedicationStatus.Of(isInR4 ? medication.Status : MedicationStatus.Unknown));
        WriteProduct(resources, medication);
        resources.Subject();
        switch (kind)
        {
            case ResourceKind.MedicationRequest:
                WriteRequest(resources, medication);
                break;
            case ResourceKind.MedicationStatement:
                resources.DateOrPeriod("effective", medication.Start, medication.End);
                DosageWriter.Write(resources, "dosage", medication, end: default);
                break;
            case ResourceKind.MedicationAdministration:
                if (!medication.Start.IsGiven && !medication.End.IsGiven) resources.Unknown("_effectiveDateTime");
                else resources.DateOrPeriod("effective", medication.Start, medication.End);
                DosageWriter.WriteOfAdministration(resources, medication);
                break;
            default:
                resources.Date("whenHandedOver", medication.Start);
                if (medication.DaysSupply is { } days) resources.Quantity("daysSupply", days, "days", "d");
                DosageWriter.Write(resources, "dosageInstruction", medication, end: default);
                break;
        }
        resources.End();
    }

    private static ResourceKind KindOf(Medication medication) => medication.Kind switch
    {
        MedicationKind.Administration => ResourceKind.MedicationAdministration,
        MedicationKind.Dispense => ResourceKind.MedicationDispense,
        MedicationKind.Request => ResourceKind.MedicationRequest,
        // A list line or statement, unless it came from a request or has what only a request can hold (ruling 34).
        _ when medication.DaysSupply is not null || medication.DoNotPerform || medication.Intent != MedicationIntent.Unknown
            || medication.Status is MedicationStatus.Draft or MedicationStatus.Cancelled
            || (medication.Start.IsGiven && medication.End.IsGiven && medication.End.Last < medication.Start.First)
            || ResourceWriter.IdOf(medication.Reference, "MedicationRequest") is not null => ResourceKind.MedicationRequest,
        _ => ResourceKind.MedicationStatement,
    };

    private static EntryTags TagsOf(Medication medication, ResourceKind kind, bool isInR4)
    {
        var tags = new EntryTags();
        if (medication.IsNew) tags.Add("new");
        if (!isInR4) tags.Add($"status:{Spellings.MedicationStatus.Of(medication.Status)}");
        if (kind == ResourceKind.MedicationRequest && medication is { Kind: MedicationKind.Request, Intent: MedicationIntent.Unknown }) tags.Add(EntryTags.NoIntent);
        if (kind == ResourceKind.MedicationDispense && medication.End.IsGiven) tags.Add($"end:{medication.End}");
        if (kind is not (ResourceKind.MedicationDispense or ResourceKind.MedicationAdministration)) return tags;
        if (medication.DoNotPerform) tags.Add("do-not-perform");
        if (medication.Intent != MedicationIntent.Unknown) tags.Add($"intent:{Spellings.MedicationIntent.Of(medication.Intent)}");
        return tags;
    }

    private static void WriteProduct(ResourceWriter resources, Medication medication)
    {
        var isNotFollowed = medication.Codes.IsDefaultOrEmpty && medication.Remarks.Any(remark => remark.Code == RemarkCode.ReferenceNotFollowed);
        var isReference = isNotFollowed && medication.Ingredients.IsDefaultOrEmpty;
        if (!isReference && (medication.DoseForm is not null || !medication.Ingredients.IsDefaultOrEmpty))
        {
            WriteContained(resources, medication, isNotFollowed);
            return;
        }
        var target = isReference ? medication.AsGiven : null;
        var display = isReference ? medication.Text : null;
        if (target is null && display is null)
        {
            if (!resources.Concept("medicationCodeableConcept", medication)) resources.Unknown("medicationCodeableConcept");
            return;
        }
        resources.Json.WriteStartObject("medicationReference");
        if (target is not null) resources.Json.WriteString("reference", target);
        if (display is not null) resources.Json.WriteString("display", display);
        resources.Json.WriteEndObject();
    }

    // Form and ingredients belong to a Medication, which then stands inside the record.
    private static void WriteContained(ResourceWriter resources, Medication medication, bool isNotFollowed)
    {
        const string id = "product";
        var json = resources.Json;
        json.WriteStartArray("contained");
        json.WriteStartObject();
        json.WriteString("resourceType", "Medication");
        json.WriteString("id", id);
        resources.Concept("code", medication);
        resources.Concept("form", medication.DoseForm, []);
        if (!medication.Ingredients.IsDefaultOrEmpty)
        {
            json.WriteStartArray("ingredient");
            foreach (var ingredient in medication.Ingredients)
            {
                json.WriteStartObject();
                if (isNotFollowed && ingredient is { System: CodeSystem.Unknown, Code: "", Display: { } name })
                {
                    json.WriteStartObject("itemReference");
                    json.WriteString("display", name);
                    json.WriteEndObject();
                }
                else
                {
                    resources.Concept("itemCodeableConcept", null, [ingredient]);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("medicationReference");
        json.WriteString("reference", $"#{id}");
        json.WriteEndObject();
    }

    private static void WriteRequest(ResourceWriter resources, Medication medication)
    {
        var json = resources.Json;
        json.WriteString("intent", Spellings.MedicationIntent.Of(medication.Intent == MedicationIntent.Unknown ? MedicationIntent.Order : medication.Intent));
        // A reported plan is a statement of use; so a plan stays a request.
        if (medication.Kind != MedicationKind.Request && medication.Intent != MedicationIntent.Plan) json.WriteBoolean("reportedBoolean", true);
        if (medication.DoNotPerform) json.WriteBoolean("doNotPerform", true);
        resources.Date("authoredOn", medication.Start);
        DosageWriter.Write(resources, "dosageInstruction", medication, medication.End);
        if (medication.DaysSupply is not { } days) return;
        json.WriteStartObject("dispenseRequest");
        resources.Quantity("expectedSupplyDuration", days, "days", "d");
        json.WriteEndObject();
    }
}
