using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>What a Medication resource says of the product that entries refer to; of a Substance, which may be an ingredient, the code.</summary>
/// <param name="Concept">What it is by its code.</param>
/// <param name="Form">Its dose form in words, or null.</param>
/// <param name="Ingredients">Its active ingredients.</param>
internal sealed record ProductElement(FhirConcept Concept, string? Form, ImmutableArray<IngredientElement> Ingredients)
{
    public static readonly ProductElement None = new(FhirConcept.None, null, []);

    /// <summary>True where an ingredient refers to a resource that has yet to be found.</summary>
    public bool HasOpenReferences => Ingredients.Any(ingredient => ingredient.IsOpen);

    /// <summary>The product with the references of its ingredients followed, as far as the resources are found.</summary>
    public ProductElement Following(Func<string, ProductElement?> find) => !HasOpenReferences ? this : this with
    {
        Ingredients = [.. Ingredients.Select(ingredient => ingredient.IsOpen && find(ingredient.Reference.Target!) is { } found ? ingredient with { Item = found.Concept } : ingredient)],
    };

    /// <summary>The same among resources that stand inside another one.</summary>
    public ProductElement Following(List<(string? Id, ProductElement Product)>? contained) => contained is null ? this :
        Following(target => target is ['#', .. var local] ? contained.Find(resource => resource.Id == local).Product : null);

    /// <summary>The medication as this product: by its code, else by its ingredients (ruling 36); those that are not found are remarked (ruling 28).</summary>
    /// <param name="reference">What led to the product.</param>
    public Medication On(Medication medication, ReferenceElement reference)
    {
        var ingredients = Ingredients.Select(ingredient => ingredient.Item.IsEmpty ? ingredient with { Item = new FhirConcept(ingredient.Reference.Display, []) } : ingredient).Where(ingredient => !ingredient.Item.IsEmpty).ToList();
        medication = medication with
        {
            Text = medication.Text ?? Concept.Text,
            Codes = medication.Codes.AddRange(Concept.Codes),
            DoseForm = Form,
        };
        // Words beside the product: where they name something else, resolving remarks it (ruling 3).
        if (reference.Display is { } display && (medication.Text is not null || !medication.Codes.IsEmpty) && !Says(medication, display))
            medication = medication with { Codes = medication.Codes.Add(new Coding(CodeSystem.Unknown, "", display)) };
        if (medication.Text is not null || !medication.Codes.IsEmpty) return medication with { Ingredients = [.. ingredients.Select(ingredient => ingredient.Coding)] };
        medication = medication with { Remarks = medication.Remarks.AddRange(Ingredients.Where(ingredient => ingredient.Item.IsEmpty).Select(NotFollowed)) };
        return ingredients switch
        {
            [] => medication with { Text = reference.Display },
            [var only] => medication with { Text = only.Item.Text, Codes = only.Item.Codes },
            _ => medication with { AsGiven = string.Join(" / ", ingredients.Select(ingredient => ingredient.Name)), Ingredients = [.. ingredients.Select(ingredient => ingredient.Coding)] },
        };
    }

    private static bool Says(Medication medication, string words) =>
        string.Equals(medication.Text, words, StringComparison.OrdinalIgnoreCase) || medication.Codes.Any(coding => string.Equals(coding.Display, words, StringComparison.OrdinalIgnoreCase));

    private static Remark NotFollowed(IngredientElement ingredient) => new(RemarkCode.ReferenceNotFollowed,
        (ingredient.Reference.Target is { } target ? $"The reference {target} of an ingredient leads to no Medication or Substance in this document" : "The reference of an ingredient names no resource")
        + (ingredient.Reference.Display is null ? " and has no display." : "; its display was read as text."));
}
