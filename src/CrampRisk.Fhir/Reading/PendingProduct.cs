namespace CrampRisk.Fhir;

/// <summary>A reference from a medication entry to a Medication resource, which may stand anywhere in the document.</summary>
/// <param name="Index">The entry's place in its list.</param>
/// <param name="Reference">The reference and its display.</param>
/// <param name="Referrer">The fullUrl of the bundle entry that holds it, or null.</param>
internal readonly record struct PendingProduct(int Index, ReferenceElement Reference, string? Referrer)
{
    /// <summary>The medication with what the reference leads to.</summary>
    public Medication Resolved(Medication medication, MedicationProducts products) =>
        Reference.Target is not null && products.TryFind(Reference.Target, Referrer, out var product)
            ? With(medication, product, Reference)
            : WithoutProduct(medication, Reference);

    /// <summary>The medication with a product that was found.</summary>
    public static Medication With(Medication medication, ProductElement product, ReferenceElement reference) => medication with
    {
        Text = medication.Text ?? product.Concept.Text ?? (product.Concept.Codes.IsEmpty && medication.Codes.IsEmpty ? reference.Display : null),
        Codes = medication.Codes.AddRange(product.Concept.Codes),
        DoseForm = product.Form,
    };

    /// <summary>The medication whose reference leads nowhere (ruling 28): the display is its text, or the reference alone names it.</summary>
    public static Medication WithoutProduct(Medication medication, ReferenceElement reference)
    {
        if (medication.Text is not null || !medication.Codes.IsEmpty) return medication;
        var named = reference.Target is null ? "The medication's reference names no resource" : $"The reference {reference.Target} leads to no Medication in this document";
        return reference.Display is null
            ? medication with { AsGiven = reference.Target, Remarks = medication.Remarks.Add(new Remark(RemarkCode.ReferenceNotFollowed, $"{named} and has no display.")) }
            : medication with
            {
                Text = reference.Display,
                Remarks = medication.Remarks.Add(new Remark(RemarkCode.ReferenceNotFollowed, $"{named}; its display was read as text.")),
            };
    }
}
