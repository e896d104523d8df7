namespace CrampRisk.Knowledge;

/// <summary>A publication that evidence comes from.</summary>
public sealed record Source
{
    /// <summary>The id, such as <c>afp-2012-allen-kirby</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of publication it is; decides whether it votes.</summary>
    public required SourceClass Class { get; init; }

    /// <summary>The full citation.</summary>
    public required string Citation { get; init; }

    /// <summary>The narrower type (review, trial, label …) in the pack's words.</summary>
    public required string Type { get; init; }

    /// <summary>PubMed id; null where there is none.</summary>
    public string? Pmid { get; init; }

    /// <summary>DOI; null where there is none.</summary>
    public string? Doi { get; init; }

    /// <summary>Web address; null where there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Structured product label set id; null unless a label that has one.</summary>
    public string? SetId { get; init; }

    /// <summary>Licence of the source's data; null where none is stated.</summary>
    public string? Licence { get; init; }

    /// <summary>In which form it was read.</summary>
    public ReadAs ReadAs { get; init; }

    /// <summary>True where parts of the citation (authors, volume) are still missing.</summary>
    public bool CitationIncomplete { get; init; }
}
