namespace CrampRisk.Knowledge;

/// <summary>In which form a source was read when its finding was written down.</summary>
public enum ReadAs : byte
{
    /// <summary>In another publication that reports it.</summary>
    Secondary = 0,

    /// <summary>In full.</summary>
    Original,

    /// <summary>Its abstract.</summary>
    Abstract,

    /// <summary>A copy or mirror of a label.</summary>
    LabelCopy,
}
