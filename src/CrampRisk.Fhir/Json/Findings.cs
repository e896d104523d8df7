namespace CrampRisk.Fhir;

/// <summary>What is wrong with a document, each finding with the offset of the value that it is about.</summary>
/// <remarks>Places are worked out only when a document is refused: a good one pays nothing for them.</remarks>
internal sealed class Findings
{
    private readonly List<Finding> _items = [];

    public int Count => _items.Count;

    public void WrongType(int offset, string expected) => _items.Add(new Finding(offset, FhirProblems.WrongType(expected)));

    public void NoDate(int offset, string? value) => _items.Add(new Finding(offset, FhirProblems.NoDate with { Value = value }));

    public void NumberOutOfRange(int offset) => _items.Add(new Finding(offset, FhirProblems.NumberOutOfRange));

    public void BrokenText(int offset) => _items.Add(new Finding(offset, FhirProblems.BrokenText));

    public void DuplicateKey(int offset) => _items.Add(new Finding(offset, FhirProblems.DuplicateKey));

    public void NoResourceType(int offset) => _items.Add(new Finding(offset, FhirProblems.NoResourceType));

    public void FieldsInEntry(int offset) => _items.Add(new Finding(offset, FhirProblems.FieldsInEntry));

    /// <summary>Notes a problem that has a sentence of its own; where its place is already written, that one stands.</summary>
    public void Add(int offset, Problem problem) => _items.Add(new Finding(offset, problem));

    public void Clear() => _items.Clear();

    public void ThrowIfAny(ReadOnlySpan<byte> json)
    {
        if (_items.Count == 0) return;
        _items.Sort(static (a, b) => a.Offset.CompareTo(b.Offset));
        var places = JsonPlaces.Of(json, [.. _items.Select(item => item.Offset)]);
        throw new InvalidDocumentException([.. _items.Select((item, i) => item.Problem.Place.Length > 0 ? item.Problem : item.Problem with { Place = places[i] })]);
    }

    private readonly record struct Finding(int Offset, Problem Problem);
}
