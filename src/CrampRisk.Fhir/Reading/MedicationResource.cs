namespace CrampRisk.Fhir;

/// <summary>Reads the four medication records and the Medication that they may refer to.</summary>
internal static class MedicationResource
{
    /// <summary>Reads a MedicationRequest, MedicationStatement, MedicationAdministration or MedicationDispense.</summary>
    /// <returns>False where it states that there are none, and became no entry.</returns>
    public static bool Read(ref JsonCursor json, DocumentDraft draft, ResourceKind kind)
    {
        if (!json.EnterObject()) return false;
        var fields = new MedicationFields();
        while (json.NextProperty())
        {
            if (fields.TryReadShared(ref json, draft, kind)) continue;
            var isRead = kind switch
            {
                ResourceKind.MedicationRequest => fields.TryReadRequest(ref json),
                ResourceKind.MedicationStatement => fields.TryReadStatement(ref json),
                ResourceKind.MedicationAdministration => fields.TryReadAdministration(ref json),
                _ => fields.TryReadDispense(ref json),
            };
            if (!isRead) ResourceElement.ReadCommon(ref json, draft, kind);
        }

        var medication = draft.Tags.On(fields.ToMedication(kind));
        if (draft.IsAbsence(medication, isMistake: medication.Status == MedicationStatus.EnteredInError)) return false;
        if (fields.Product is { } reference)
        {
            if (reference.Target is not ['#', .. var local]) draft.Pending.Add(new PendingProduct(draft.Medications.Count, reference, null));
            else if (fields.TryFindContained(local, out var product)) medication = PendingProduct.With(medication, product, reference);
            else medication = PendingProduct.WithoutProduct(medication, reference);
        }
        draft.Medications.Add(medication);
        return true;
    }

    /// <summary>Reads a Medication: its id, its dose form, and its code, else its ingredients.</summary>
    public static (string? Id, ProductElement Product) ReadProduct(ref JsonCursor json, DocumentDraft draft)
    {
        string? id = null;
        var code = FhirConcept.None;
        string? form = null;
        List<FhirConcept>? ingredients = null;
        if (!json.EnterObject()) return (id, ProductElement.None);
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.String();
            else if (json.Name.SequenceEqual("code"u8)) code = ConceptElement.Read(ref json);
            else if (json.Name.SequenceEqual("form"u8)) form = FhirForms.WordsOf(ConceptElement.Read(ref json));
            else if (json.Name.SequenceEqual("ingredient"u8)) ingredients = ReadIngredients(ref json);
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Medication);
        }
        return (id, new ProductElement(code.IsEmpty && ingredients is { Count: > 0 } ? Compound(ingredients) : code, form));
    }

    private static List<FhirConcept> ReadIngredients(ref JsonCursor json)
    {
        var ingredients = new List<FhirConcept>();
        if (!json.EnterArray()) return ingredients;
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            var (item, isActive) = (FhirConcept.None, true);
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("itemCodeableConcept"u8)) item = ConceptElement.Read(ref json);
                else if (json.Name.SequenceEqual("isActive"u8)) isActive = json.Boolean() ?? true;
                else json.Skip();
            }
            if (isActive && !item.IsEmpty) ingredients.Add(item);
        }
        return ingredients;
    }

    // Codes of several ingredients would read as one thing whose codes disagree; their names, joined, read as a combination (ruling 36).
    private static FhirConcept Compound(List<FhirConcept> ingredients) =>
        ingredients.Count == 1 ? ingredients[0]
        : new FhirConcept(string.Join(" / ", ingredients.Select(item => item.Text ?? item.Codes[0].Display ?? item.Codes[0].ToString())), []);
}
