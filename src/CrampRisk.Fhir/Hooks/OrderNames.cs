namespace CrampRisk.Fhir;

/// <summary>Names of orders, as references or selections write them, for finding one that means the same: <c>MedicationRequest/103</c>, a whole address, a bare id.</summary>
/// <remarks>By sets of names and of their ends, not by comparing each with each: a request may hold a hundred thousand of both.</remarks>
internal sealed class OrderNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);

    public OrderNames(IEnumerable<string> names)
    {
        foreach (var written in names)
        {
            var name = ReferenceElement.WithoutVersion(written).ToString();
            if (!_names.Add(name)) continue;
            foreach (var segments in (ReadOnlySpan<int>)[1, 2])
                if (End(name, segments) is { } end) _ends.Add(end);
        }
    }

    /// <summary>Whether one of the names means this order: they are equal, or one ends with the other, behind a slash.</summary>
    public bool Mean(string written)
    {
        var name = ReferenceElement.WithoutVersion(written).ToString();
        return _names.Contains(name) || _ends.Contains(name)
            || (End(name, 1) is { } id && _names.Contains(id)) || (End(name, 2) is { } typeAndId && _names.Contains(typeAndId));
    }

    // The last one or two parts of an address, where there are more: the id, and the type with the id.
    private static string? End(string name, int segments)
    {
        var slash = name.Length;
        for (var i = 0; i < segments && slash > 0; i++) slash = name.LastIndexOf('/', slash - 1);
        return slash <= 0 ? null : name[(slash + 1)..];
    }
}
