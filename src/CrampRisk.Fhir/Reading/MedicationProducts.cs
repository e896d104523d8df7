using System.Diagnostics.CodeAnalysis;

namespace CrampRisk.Fhir;

/// <summary>The Medication and Substance resources of a document, by everything that a reference may call them.</summary>
/// <remarks>FHIR R4, "Resolving references in Bundles": first the fullUrl, for a relative reference with the base of the entry that holds it; then type and id.</remarks>
internal sealed class MedicationProducts
{
    private readonly Dictionary<string, ProductElement> _byUrl = new(ReferenceNames.Comparer);
    private readonly Dictionary<string, Named> _byId = new(StringComparer.Ordinal);

    private Dictionary<string, ProductElement>.AlternateLookup<ReadOnlySpan<char>> Urls => _byUrl.GetAlternateLookup<ReadOnlySpan<char>>();

    private Dictionary<string, Named>.AlternateLookup<ReadOnlySpan<char>> Ids => _byId.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds a product under its fullUrl and its id; of two with one name the first one stays, and a bare id no longer finds either.</summary>
    public void Add(string type, string? id, string? fullUrl, ProductElement product)
    {
        if (fullUrl is not null) Urls.TryAdd(ReferenceElement.WithoutVersion(fullUrl), product);
        if (id is null) return;
        var isAbsolute = fullUrl is not null && fullUrl.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        var name = $"{type}/{id}";
        if (!_byId.TryAdd(name, new Named(product, isAbsolute, IsUnique: true))) _byId[name] = _byId[name] with { IsUnique = false };
    }

    /// <summary>Finds the product that a reference names.</summary>
    /// <param name="referrer">The fullUrl of the entry that holds the reference, or null.</param>
    public bool TryFind(string reference, string? referrer, [NotNullWhen(true)] out ProductElement? product)
    {
        var name = ReferenceElement.WithoutVersion(reference);
        if (Urls.TryGetValue(name, out product)) return true;

        // What stands inside a resource is found there or not at all.
        var at = name.StartsWith('#') ? -1 : Math.Max(name.LastIndexOf("Medication/"), name.LastIndexOf("Substance/"));
        if (at < 0) return false;
        if (at == 0 && BaseOf(referrer) is { Length: > 0 } root && Urls.TryGetValue(string.Concat(root, name), out product)) return true;

        if (!Ids.TryGetValue(name[at..], out var named) || !named.IsUnique) return false;
        // A whole address that no entry has is another server's resource, unless the entry with that id has no address of its own.
        if (at > 0 && named.HasAddress) return false;
        product = named.Product;
        return true;
    }

    /// <summary>Forgets all products.</summary>
    public void Clear()
    {
        _byUrl.Clear();
        _byId.Clear();
    }

    private static ReadOnlySpan<char> BaseOf(string? fullUrl)
    {
        var url = ReferenceElement.WithoutVersion(fullUrl);
        if (!url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return default;
        var id = url.LastIndexOf('/');
        var type = id <= 0 ? -1 : url[..id].LastIndexOf('/');
        return type < 0 ? default : url[..(type + 1)];
    }

    private readonly record struct Named(ProductElement Product, bool HasAddress, bool IsUnique);
}
