namespace CrampRisk.Terminology;

/// <summary>Reads words that name nothing and only say whether what a code means holds: "resolved", "mother", "in 2015, resolved".</summary>
internal static class BareCue
{
    private static readonly string[] Fillers =
    [
        "in", "on", "since", "by", "of", "the", "a", "year", "years", "per", "status", "is", "was", "had", "has", "her", "his", "it", "s", "pt", "patient", "problem", "condition", "now",
        "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october",
        "nov", "november", "dec", "december",
    ];

    /// <summary>The strongest cue; none where a single word is neither a cue, a number nor a filler, since then the cue may speak of that word.</summary>
    public static (TextContext Context, string Words) Read(TextScan scan, List<TextPiece> pieces)
    {
        var (context, words) = (TextContext.None, "");
        for (var i = 0; i < pieces.Count && i < ContextCues.Reach; i++)
        {
            if (ContextCues.TryRead(scan, pieces, i, out var cue))
            {
                if (ContextCues.Stronger(context, cue.Context) != context) (context, words) = (cue.Context, scan.Source(pieces[i].Start, pieces[i].Length));
            }
            else if (pieces[i].Kind != TextPieceKind.Number && !AreFillers(scan, pieces[i])) return (TextContext.None, "");
        }
        return pieces.Count <= ContextCues.Reach ? (context, words) : (TextContext.None, "");
    }

    private static bool AreFillers(TextScan scan, TextPiece piece)
    {
        for (var token = piece.Start; token < piece.End; token++)
            if (!scan.Tokens[token].IsNumber && !Array.Exists(Fillers, scan.Word(token).ToString().Equals)) return false;
        return true;
    }
}
