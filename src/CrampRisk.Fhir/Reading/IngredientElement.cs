namespace CrampRisk.Fhir;

/// <summary>An active ingredient of a product.</summary>
/// <param name="Item">What it is; empty where only a reference says it.</param>
/// <param name="Reference">The reference to a Substance or Medication; empty where there is none.</param>
internal readonly record struct IngredientElement(FhirConcept Item, ReferenceElement Reference)
{
    /// <summary>True where the resource that it refers to has yet to be found.</summary>
    public bool IsOpen => Item.IsEmpty && Reference.Target is not null;

    /// <summary>The words for it.</summary>
    public string Name => Item.Text ?? Item.Codes[0].Display ?? Item.Codes[0].ToString();

    /// <summary>The one coding that stands for it: of a known system, else the words.</summary>
    public Coding Coding
    {
        get
        {
            foreach (var coding in Item.Codes)
                if (coding.System != CodeSystem.Unknown) return coding.Display is null && Item.Text is not null ? coding with { Display = Item.Text } : coding;
            return Item.Text is null ? Item.Codes[0] : new Coding(CodeSystem.Unknown, "", Item.Text);
        }
    }
}
