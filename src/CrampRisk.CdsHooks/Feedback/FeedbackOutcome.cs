namespace CrampRisk.CdsHooks;

/// <summary>What a user did with a card.</summary>
public enum FeedbackOutcome : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A suggestion of the card was accepted.</summary>
    Accepted,

    /// <summary>The card was dismissed.</summary>
    Overridden,
}
