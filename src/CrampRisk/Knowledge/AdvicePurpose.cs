namespace CrampRisk.Knowledge;

/// <summary>What a piece of management advice is for.</summary>
public enum AdvicePurpose : byte
{
    /// <summary>To have fewer cramps.</summary>
    Prevent = 0,

    /// <summary>To ease a cramp.</summary>
    Relieve,

    /// <summary>To add something that may be lacking.</summary>
    Supplement,

    /// <summary>To leave something out.</summary>
    Avoid,
}
