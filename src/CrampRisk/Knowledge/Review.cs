namespace CrampRisk.Knowledge;

/// <summary>Who looked at a piece of knowledge, and when.</summary>
public sealed record Review
{
    /// <summary>How far the review has come.</summary>
    public required ReviewStatus Status { get; init; }

    /// <summary>Who wrote it; null where the pack does not say.</summary>
    public string? Author { get; init; }

    /// <summary>The clinician who approved it; null unless approved.</summary>
    public string? Reviewer { get; init; }

    /// <summary>What the reviewer noted; null where nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The day of the status; not given where the pack does not say.</summary>
    public CalendarDate On { get; init; }

    /// <summary>The day by which it is to be looked at again; not given where there is none.</summary>
    public CalendarDate NextReview { get; init; }

    /// <summary>For what was approved: the hash of the text that was; a text that has changed since is submitted again. Null unless approved.</summary>
    public string? TextHash { get; init; }
}
