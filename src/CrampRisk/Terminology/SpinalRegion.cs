namespace CrampRisk.Terminology;

/// <summary>The region of the spine that a text names.</summary>
internal enum SpinalRegion : byte
{
    /// <summary>None, or both.</summary>
    NotStated = 0,

    /// <summary>Lumbar or lumbosacral.</summary>
    Lumbar,

    /// <summary>Cervical or thoracic.</summary>
    Other,
}
