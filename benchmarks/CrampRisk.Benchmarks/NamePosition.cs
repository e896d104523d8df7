namespace CrampRisk.Benchmarks;

/// <summary>Where the name stands in a line.</summary>
public enum NamePosition
{
    /// <summary>"naproxen 500 MG Oral Tablet, 1 tab by mouth twice": a product line.</summary>
    First,

    /// <summary>"take 1 tab by mouth twice a day with food: naproxen": a note.</summary>
    Last,

    /// <summary>"take 1 tab by mouth twice a day with food or milk": directions alone.</summary>
    None,
}
