namespace CrampRisk.Terminology;

/// <summary>Where a route was taken from.</summary>
public enum RouteSource : byte
{
    /// <summary>Nowhere: the route is unknown.</summary>
    None = 0,

    /// <summary>Stated by the entry itself.</summary>
    Entry,

    /// <summary>From the product's dose form, or the one route of a brand's products.</summary>
    Product,

    /// <summary>From the words of the text ("IV", "po").</summary>
    Text,
}
