using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Firely;

/// <summary>The Medication resources, by everything that a reference may call them.</summary>
/// <remarks>FHIR R4, "Resolving references in Bundles": the fullUrl, for a relative reference with the base of the entry that holds it; then type and id.</remarks>
internal sealed class ProductIndex
{
    private const string Type = "Medication/";

    private readonly List<(string? Id, string? FullUrl, ProductElement Product)> _products = [];

    public void Add(R4.Medication product, string? fullUrl) => _products.Add((product.Id, WithoutVersion(fullUrl), Of(product)));

    /// <summary>What a Medication says of the product.</summary>
    public static ProductElement Of(R4.Medication product) => new(ConceptOf(product), FhirForms.WordsOf(ElementReading.Concept(product.Form)));

    // Its code, else its active ingredients, of which several are their names joined (ruling 36).
    private static FhirConcept ConceptOf(R4.Medication product)
    {
        var concept = ElementReading.Concept(product.Code);
        if (!concept.IsEmpty) return concept;
        var active = product.Ingredient.Where(ingredient => ingredient.IsActive != false).Select(ingredient => ElementReading.Concept(ingredient.Item as R4.CodeableConcept))
            .Where(item => !item.IsEmpty).ToList();
        return active.Count switch
        {
            0 => concept,
            1 => active[0],
            _ => new FhirConcept(string.Join(" / ", active.Select(item => item.Text ?? item.Codes[0].Display ?? item.Codes[0].ToString())), []),
        };
    }

    /// <summary>The product that a reference names; null where none does, or more than one.</summary>
    /// <param name="referrer">The fullUrl of the entry that holds the reference, or null.</param>
    public ProductElement? Find(string? reference, string? referrer)
    {
        if (WithoutVersion(reference) is not { } name) return null;
        if (AtUrl(name) is { } direct) return direct;
        var at = name.LastIndexOf(Type, StringComparison.Ordinal);
        if (at < 0) return null;
        if (at == 0 && BaseOf(WithoutVersion(referrer)) is { } server && AtUrl(server + name) is { } sibling) return sibling;
        var same = _products.FindAll(product => product.Id == name[(at + Type.Length)..]);
        if (same.Count != 1) return null;
        // A whole address that no entry has is another server's resource, unless the entry with that id has no address of its own.
        return at > 0 && IsAddress(same[0].FullUrl) ? null : same[0].Product;
    }

    private ProductElement? AtUrl(string url)
    {
        foreach (var product in _products)
            if (product.FullUrl == url)
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
