namespace CrampRisk.Knowledge;

/// <summary>One fact that one source states, in our words, with its direction and where it stands.</summary>
public sealed record Evidence
{
    /// <summary>The id within the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The fact, one or two sentences.</summary>
    public required string Finding { get; init; }

    /// <summary>The concept that it is about, such as <c>drug:naproxen</c> or <c>management:magnesium</c>; null for a statement inside a rule.</summary>
    public string? Subject { get; init; }

    /// <summary>Its direction; none for a label statement about two things.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>The source's own word: nocturnal leg cramps, leg cramps, muscle cramps, muscle spasm; null where it names none.</summary>
    public string? Outcome { get; init; }

    /// <summary>The figure as the source gives it; null where it gives none.</summary>
    public string? Magnitude { get; init; }

    /// <summary>The grade that the source itself states; null where it states none.</summary>
    public string? Grade { get; init; }

    /// <summary>Whom it was seen in; null where not stated.</summary>
    public string? Population { get; init; }

    /// <summary>Where in the source it stands.</summary>
    public string? Locator { get; init; }

    /// <summary><c>not-listed</c> where a complete label does not list the effect; null elsewhere.</summary>
    public string? Basis { get; init; }

    /// <summary>The route or form that the fact is limited to; null where it is not.</summary>
    public string? Route { get; init; }

    /// <summary>The dose or form that the fact is limited to; null where it is not.</summary>
    public string? DoseOrForm { get; init; }

    /// <summary>For advice: efficacy or safety; null elsewhere.</summary>
    public string? Aspect { get; init; }

    /// <summary>What limits the fact (a figure read only in a copy, …); null where nothing.</summary>
    public string? Caveat { get; init; }

    /// <summary>In which form the source was read for this fact.</summary>
    public ReadAs ReadAs { get; init; }

    /// <summary>How far it has been reviewed.</summary>
    public required Review Review { get; init; }
}
