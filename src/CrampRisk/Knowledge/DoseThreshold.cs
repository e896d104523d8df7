using System.Globalization;

namespace CrampRisk.Knowledge;

/// <summary>An amount a day from which something holds.</summary>
/// <param name="Value">The amount, greater than zero.</param>
/// <param name="Unit">Its unit, such as <c>mg</c>; compared with g, mg and mcg by value, with any other unit by name.</param>
public sealed record DoseThreshold(decimal Value, string Unit)
{
    /// <summary>As it stands in the id of a flag: <c>0.45mg</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.######}{Unit}");
}
