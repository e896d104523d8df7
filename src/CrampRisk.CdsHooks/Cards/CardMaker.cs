using System.Collections.Immutable;
using CrampRisk.Knowledge;

namespace CrampRisk.CdsHooks;

/// <summary>Makes cards of flags: passive ones of a group together, each louder one on a card of its own.</summary>
internal sealed class CardMaker(ExplorerLinks links)
{
    /// <summary>A summary has fewer characters than this (CDS Hooks 2.0, "Card Attributes").</summary>
    public const int SummaryLimit = 140;

    /// <summary>The cards of a request: the loud ones first, what could not be checked last.</summary>
    public List<Card> Make(CdsHooksRequest request, ScreeningReport report, IReadOnlyList<FlagGroup> groups)
    {
        var cards = new List<Card>();
        foreach (var tier in (ReadOnlySpan<DisplayTier>)[DisplayTier.Interruptive, DisplayTier.Notice])
            foreach (var group in groups)
                foreach (var flag in group.Flags)
                    if (flag.Tier == tier) cards.Add(Of(request, report, [flag], tier == DisplayTier.Interruptive ? CardIndicator.Warning : CardIndicator.Info));
        foreach (var group in groups)
            if (group.Flags.Where(flag => flag.Tier == DisplayTier.Passive).ToImmutableArray() is { IsEmpty: false } passive)
                cards.Add(Of(request, report, passive, CardIndicator.Info));
        if (GapCard.Of(request) is { } gaps) cards.Add(gaps);
        return cards;
    }

    private Card Of(CdsHooksRequest request, ScreeningReport report, ImmutableArray<CrampRiskFlag> flags, CardIndicator indicator) => new(
        CardUuid.Of(request.HookInstance, string.Join('\n', flags.Select(flag => flag.Id))),
        Clipped(SummaryOf(flags)),
        FlagDetail.Of(report, flags, links),
        indicator,
        flags);

    private static string SummaryOf(ImmutableArray<CrampRiskFlag> flags)
    {
        var first = flags[0].Certainty == Certainty.Possible ? $"{flags[0].Title} (possible)" : flags[0].Title;
        return flags.Length == 1 ? first : $"{first}, and {flags.Length - 1} more";
    }

    internal static string Clipped(string summary)
    {
        if (summary.Length < SummaryLimit) return summary;
        var end = SummaryLimit - 2;
        return summary[..(char.IsHighSurrogate(summary[end - 1]) ? end - 1 : end)] + "…";
    }
}
