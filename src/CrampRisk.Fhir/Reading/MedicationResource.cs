using System.Collections.Immutable;

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
                ResourceKind.MedicationRequest => fields.TryReadRequest(ref json, draft),
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
            else if (fields.FindContained(local) is { } product)
            {
                if (product.HasOpenReferences) draft.Pending.Add(new PendingProduct(draft.Medications.Count, reference, null, product));
                else medication = product.On(medication, reference);
            }
            else medication = PendingProduct.WithoutProduct(medication, reference);
        }
        draft.Medications.Add(medication);
        return true;
    }

    /// <summary>Reads the Medications and Substances inside a resource; null where there is none.</summary>
    public static List<(string? Id, ProductElement Product)>? ReadContained(ref JsonCursor json, DocumentDraft draft)
    {
        List<(string?, ProductElement)>? contained = null;
        if (!json.EnterArray()) return contained;
        while (json.NextElement())
        {
            var kind = json.IsObject ? json.PeekResourceKind() : ResourceKind.None;
            if (!json.IsObject) json.RefuseMember("a resource");
            else if (kind is ResourceKind.Medication or ResourceKind.Substance) (contained ??= []).Add(ReadProduct(ref json, draft, kind));
            else json.Skip();
        }
        return contained;
    }

    /// <summary>Reads a Medication: its id, code, dose form and ingredients; or a Substance: id and code.</summary>
    public static (string? Id, ProductElement Product) ReadProduct(ref JsonCursor json, DocumentDraft draft, ResourceKind kind)
    {
        string? id = null;
        var code = FhirConcept.None;
        string? form = null;
        ImmutableArray<IngredientElement> ingredients = [];
        List<(string? Id, ProductElement Product)>? contained = null;
        if (!json.EnterObject()) return (id, ProductElement.None);
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.String();
            else if (json.Name.SequenceEqual("code"u8)) code = ConceptElement.Read(ref json);
            else if (json.Name.SequenceEqual("form"u8)) form = FhirForms.WordsOf(ConceptElement.Read(ref json));
            else if (json.Name.SequenceEqual("ingredient"u8) && kind == ResourceKind.Medication) ingredients = ReadIngredients(ref json);
            else if (json.Name.SequenceEqual("contained"u8)) contained = ReadContained(ref json, draft);
            // Its tags would be taken for those of the resource that it stands in.
            else if (json.Name.SequenceEqual("meta"u8)) ResourceElement.ReadMeta(ref json, draft, withTags: false);
            else ResourceElement.ReadCommon(ref json, draft, kind);
        }
        return (id, new ProductElement(code, form, ingredients).Following(contained));
    }

    private static ImmutableArray<IngredientElement> ReadIngredients(ref JsonCursor json)
    {
        if (!json.EnterArray()) return [];
        var ingredients = ImmutableArray.CreateBuilder<IngredientElement>();
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            var (item, reference, isActive) = (FhirConcept.None, default(ReferenceElement), true);
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("itemCodeableConcept"u8)) item = ConceptElement.Read(ref json);
                else if (json.Name.SequenceEqual("itemReference"u8)) reference = ReferenceElement.Read(ref json);
                else if (json.Name.SequenceEqual("isActive"u8)) isActive = json.Boolean() ?? true;
                else json.Skip();
            }
            if (isActive && (!item.IsEmpty || reference != default)) ingredients.Add(new IngredientElement(item, reference));
        }
        return ingredients.DrainToImmutable();
    }
}
