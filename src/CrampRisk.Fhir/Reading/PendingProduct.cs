namespace CrampRisk.Fhir;

/// <summary>A reference from a medication entry to a Medication resource, which may stand anywhere in the document.</summary>
/// <param name="Index">The entry's place in its list.</param>
/// <param name="Reference">The reference and its display.</param>
/// <param name="Referrer">The fullUrl of the bundle entry that holds it, or null.</param>
/// <param name="Contained">The Medication where it stands inside the entry and only its ingredients are elsewhere; else null.</param>
internal readonly record struct PendingProduct(int Index, ReferenceElement Reference, string? Referrer, ProductElement? Contained = null)
{
    /// <summary>The medication with what the reference leads to.</summary>
    public Medication Resolved(Medication medication, MedicationProducts products)
    {
        var referrer = Referrer;
        return Resolved(medication, target => products.TryFind(target, referrer, out var product) ? product : null);
    }

    /// <summary>The same with another index of the resources.</summary>
    public Medication Resolved(Medication medication, Func<string, ProductElement?> find) =>
        (Contained ?? (Reference.Target is { } target ? find(target) : null))?.Following(find).On(medication, Reference) ?? WithoutProduct(medication, Reference);

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
