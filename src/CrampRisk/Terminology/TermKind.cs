namespace CrampRisk.Terminology;

/// <summary>How specific a drug code or name is, least first; RxNorm's term types in groups.</summary>
internal enum TermKind : byte
{
    /// <summary>Level not known.</summary>
    Unknown = 0,

    /// <summary>An ingredient or a combination of ingredients (IN, PIN, MIN); has no route.</summary>
    Ingredient,

    /// <summary>A brand name (BN); has a route only where all its products have one and the same.</summary>
    Brand,

    /// <summary>Ingredient with strength (SCDC, SBDC); has no route.</summary>
    Component,

    /// <summary>Ingredient with form or form group (SCDF, SBDF, SCDG, SBDG and their kin).</summary>
    Form,

    /// <summary>A product or pack (SCD, SBD, GPCK, BPCK), or an NDC.</summary>
    Product,
}
