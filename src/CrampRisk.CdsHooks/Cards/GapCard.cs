using System.Text;

namespace CrampRisk.CdsHooks;

/// <summary>The card that says what could not be checked, so that no answer looks as if everything had been.</summary>
internal static class GapCard
{
    /// <summary>The card; null where every list came whole.</summary>
    public static Card? Of(CdsHooksRequest request)
    {
        var gaps = request.Gaps.Where(gap => gap.Template.List is not null).ToList();
        if (gaps.Count == 0) return null;
        var lists = gaps.Select(gap => Spellings.EntryList.Of(gap.Template.List!.Value)).Distinct().ToArray();
        var detail = new StringBuilder("Leg-cramp risk was checked with what was sent. Not checked, or not wholly:\n\n");
        foreach (var gap in gaps) detail.Append("- ").AppendText(Sentence(gap)).Append('\n');
        detail.Append("\nNo flag for what is not here does not mean that there is none.\n");
        return new Card(
            CardUuid.Of(request.HookInstance, $"gaps\n{string.Join('\n', gaps.Select(gap => gap.Template.Key))}"),
            $"Leg-cramp risk: not all {Joined(lists)} could be checked",
            detail.ToString(),
            CardIndicator.Info,
            []);
    }

    private static string Joined(string[] words) => words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    private static string Sentence(PrefetchGap gap) => gap.Kind switch
    {
        PrefetchGapKind.Missing => $"{gap.Template.Key}: not sent, and not to be had from the FHIR server.",
        PrefetchGapKind.Failed => $"{gap.Template.Key}: the FHIR server answered with an error or a warning.",
        _ => $"{gap.Template.Key}: only the first of several pages came.",
    };
}
