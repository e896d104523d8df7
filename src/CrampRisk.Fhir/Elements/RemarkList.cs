using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>The remarks of one entry while it is read; most entries have none.</summary>
internal struct RemarkList
{
    private ImmutableArray<Remark> _items;

    public readonly int Count => _items.IsDefault ? 0 : _items.Length;

    public readonly ImmutableArray<Remark> ToImmutableArray() => _items.IsDefault ? [] : _items;

    public void Add(RemarkCode code, string text) => Add(new Remark(code, text));

    /// <summary>Adds a remark that is not there yet.</summary>
    public void Add(Remark remark)
    {
        var items = ToImmutableArray();
        if (!items.Contains(remark)) _items = items.Add(remark);
    }
}
