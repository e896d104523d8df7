using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>The Medication and Substance resources, by everything that a reference may call them.</summary>
/// <remarks>FHIR R4, "Resolving references in Bundles": the fullUrl, for a relative reference with the base of the entry that holds it; then type and id.</remarks>
internal sealed class ProductIndex
{
    private readonly List<(string Type, string? Id, string? FullUrl, ProductElement Product)> _products = [];

    /// <summary>Adds a Medication, or a Substance, which may be an ingredient of one.</summary>
    public void Add(R4.DomainResource product, string? fullUrl) => _products.Add((product.TypeName, product.Id, WithoutVersion(fullUrl), Of(product)));

    /// <summary>The Medications and Substances inside a resource.</summary>
    public static List<(string? Id, ProductElement Product)> Inside(R4.DomainResource resource) =>
        [.. resource.Contained.Where(inside => inside is R4.Medication or R4.Substance).Select(inside => (inside.Id, Of((R4.DomainResource)inside)))];

    /// <summary>The product that a reference names; null where none does, or more than one.</summary>
    /// <param name="referrer">The fullUrl of the entry that holds the reference, or null.</param>
    public ProductElement? Find(string? reference, string? referrer)
    {
        if (WithoutVersion(reference) is not { } name) return null;
        if (AtUrl(name) is { } direct) return direct;
        var at = name.StartsWith('#') ? -1 : Math.Max(name.LastIndexOf("Medication/", StringComparison.Ordinal), name.LastIndexOf("Substance/", StringComparison.Ordinal));
        if (at < 0) return null;
        if (at == 0 && BaseOf(WithoutVersion(referrer)) is { } server && AtUrl(server + name) is { } sibling) return sibling;
        var same = _products.FindAll(product => $"{product.Type}/{product.Id}" == name[at..]);
        if (same.Count != 1) return null;
        // A whole address that no entry has is another server's resource, unless the entry with that id has no address of its own.
        return at > 0 && IsAddress(same[0].FullUrl) ? null : same[0].Product;
    }

    private static ProductElement Of(R4.DomainResource product) => product switch
    {
        R4.Medication medication => new ProductElement(ElementReading.Concept(medication.Code), FhirForms.WordsOf(ElementReading.Concept(medication.Form)),
            [.. medication.Ingredient.Where(ingredient => ingredient.IsActive != false).Select(Of).Where(ingredient => ingredient != default)]).Following(Inside(medication)),
        R4.Substance substance => new ProductElement(ElementReading.Concept(substance.Code), null, []),
        _ => throw new ArgumentOutOfRangeException(nameof(product)),
    };

    private static IngredientElement Of(R4.Medication.IngredientComponent ingredient) => ingredient.Item switch
    {
        R4.CodeableConcept concept when ElementReading.Concept(concept) is { IsEmpty: false } item => new IngredientElement(item, default),
        R4.ResourceReference reference => new IngredientElement(FhirConcept.None, ElementReading.Reference(reference)),
        _ => default,
    };

    private ProductElement? AtUrl(string url)
    {
        foreach (var product in _products)
            if (product.FullUrl is not null && ReferenceNames.AreOne(product.FullUrl, url))
                return product.Product;
        return null;
    }

    // [base]/[type]/[id]
    private static string? BaseOf(string? url)
    {
        if (!IsAddress(url)) return null;
        var parts = url!.Split('/');
        return parts.Length < 5 ? null : string.Join('/', parts[..^2]) + "/";
    }

    private static bool IsAddress(string? url) => url is not null && url.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static string? WithoutVersion(string? reference) =>
        reference is not null && reference.IndexOf("/_history/", StringComparison.Ordinal) is var at and >= 0 ? reference[..at] : reference;
}
