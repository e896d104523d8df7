namespace CrampRisk;

/// <summary>Why a flag is not shown among the flags.</summary>
public enum SuppressionKind : byte
{
    /// <summary>Somebody answered it.</summary>
    Acknowledged = 0,

    /// <summary>The site's policy switched its rule off.</summary>
    Policy,

    /// <summary>The policy shows passive flags only where cramps are recorded.</summary>
    NotSymptomatic,
}
