namespace CrampRisk.CdsHooks;

/// <summary>What a user did with a card.</summary>
public enum FeedbackOutcome : byte
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>The card, or a suggestion of it, was accepted.</summary>
    Accepted,

    /// <summary>The card was dismissed.</summary>
    Overridden,
}
