namespace CrampRisk;

/// <summary>A query of <see cref="PrefetchTemplates"/> whose answer is not there, or not whole.</summary>
/// <param name="Template">The query.</param>
/// <param name="Kind">Why.</param>
public sealed record PrefetchGap(PrefetchTemplate Template, PrefetchGapKind Kind)
{
    /// <summary>The same as a sentence for the report.</summary>
    internal string Notice => Kind switch
    {
        PrefetchGapKind.Missing => $"The request has no prefetch \"{Template.Key}\"{Unchecked}",
        PrefetchGapKind.Failed => $"The prefetch \"{Template.Key}\" holds an OperationOutcome: the server could not give all of it{Unchecked}",
        _ => $"The prefetch \"{Template.Key}\" is one page of several: the entries of the next page are not in this report.",
    };

    private string Unchecked => Template.List is { } list ? $"; {Spellings.EntryList.Of(list)} may be lacking here." : ".";
}
