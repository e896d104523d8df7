namespace CrampRisk.Terminology;

/// <summary>One word or number of a text: where it stands in the normalised characters and in the text as given.</summary>
internal struct TextToken
{
    /// <summary>Where it stands in the normalised characters; what is beside it there means nothing.</summary>
    public int Start, Length;

    /// <summary>Start and end in the text as given.</summary>
    public int SourceStart, SourceEnd;

    /// <summary>Hash of the normalised word, plural "s" removed.</summary>
    public ulong Hash;

    /// <summary>True for a number ("0.625"), false for letters.</summary>
    public bool IsNumber;

    public readonly int End => Start + Length;
}
