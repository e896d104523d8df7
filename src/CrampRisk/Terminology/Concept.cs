namespace CrampRisk.Terminology;

/// <summary>What an entry was understood as: <c>drug:naproxen</c>, <c>condition:cirrhosis</c>, <c>symptom:cramps</c>.</summary>
/// <remarks>Concepts belong to one pack and are compared by reference there; across packs compare <see cref="Name"/>.</remarks>
public sealed class Concept
{
    internal Concept(int index, string name, string display) => (Index, Name, Display) = (index, name, display);

    /// <summary>The name as the contracts spell it, lower-case kebab: <c>drug:iron-sucrose</c>.</summary>
    public string Name { get; }

    /// <summary>The words for a reader: <c>iron sucrose</c>.</summary>
    public string Display { get; }

    /// <summary>The place of the concept in its pack's tables.</summary>
    internal int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
