using System.Globalization;

namespace CrampRisk.Fhir.Firely;

/// <summary>Where a resource stands.</summary>
/// <param name="Path">For problems: <c>entry[3].resource</c>; empty for one that stands alone.</param>
/// <param name="Name">What an entry without an id is called: the fullUrl of its bundle entry, else its place.</param>
/// <param name="FullUrl">The fullUrl of its bundle entry, or null.</param>
internal readonly record struct ResourcePlace(string Path, string Name, string? FullUrl)
{
    public static ResourcePlace Alone(string type) => new("", type, null);

    public static ResourcePlace InList(int index)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"[{index}]");
        return new ResourcePlace(place, place, null);
    }

    public ResourcePlace Entry(int index, string? fullUrl)
    {
        var entry = At(string.Create(CultureInfo.InvariantCulture, $"entry[{index}]"));
        return new ResourcePlace($"{entry}.resource", fullUrl ?? entry, fullUrl);
    }

    public string At(string field) => Path.Length == 0 ? field : $"{Path}.{field}";
}
