using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>Names that a misspelt word may have meant. They are offered, never taken.</summary>
internal static class Suggestions
{
    public static ImmutableArray<string> For(TextScan scan, uint domain) => [];
}
