using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>What one code of a medication came to.</summary>
internal sealed class CodeReading
{
    public required CodeReadingKind Kind { get; init; }

    /// <summary>The meaning, where the code resolved.</summary>
    public MeaningRecord Meaning { get; init; }

    public string Name { get; init; } = "";

    public string Because { get; init; } = "";

    public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>How the code was read, where that is worth a remark.</summary>
    public Remark? Remark { get; init; }

    public static CodeReading NotRead(string because, params ReadOnlySpan<string> candidates) =>
        new() { Kind = CodeReadingKind.NotRead, Because = because, Candidates = [.. candidates] };
}
