namespace CrampRisk.Terminology;

/// <summary>Reads the cues of a medication text: those of <see cref="ContextCues"/>, and those that mean something beside a drug only.</summary>
internal static class DrugCues
{
    /// <summary>Reads the cue at a piece, if it is one.</summary>
    public static bool TryRead(TextScan scan, List<TextPiece> pieces, int index, out ContextCue cue)
    {
        cue = default;
        var piece = pieces[index];
        switch (piece.Lexicon)
        {
            case LexiconKind.Intended:
                cue = new ContextCue(index, TextContext.Intended, ReachesBack: false, ReachesForward: true);
                return true;
            case LexiconKind.Reaction:
                if (!IsReaction(scan, pieces, index)) return false;
                cue = new ContextCue(index, TextContext.Allergy, ReachesBack: true, ReachesForward: false);
                return true;
            case LexiconKind.History when !scan.ValueUtf8(piece).SequenceEqual("past"u8):
                // "history of naproxen use", "s/p Forteo": a drug that one had; a condition that one had often lasts.
                if (!IsHistoryOf(scan, piece)) return false;
                cue = new ContextCue(index, TextContext.PastHistory, ReachesBack: false, ReachesForward: true);
                return true;
            case LexiconKind.History:
                if (!ContextCues.TryRead(scan, pieces, index, out cue) || SaysPrescribed(scan)) return false;
                var isAgo = scan.IsWord(piece.End - 1, "ago") || scan.IsWord(piece.End - 1, "back");
                // "resolved", "healed" speak of what it was taken for; "2 months ago" of what stands before it.
                cue = cue with { ReachesBack = isAgo || IsVerdict(scan, piece), ReachesForward = !isAgo && !scan.IsWord(piece.End, "to") };
                return cue.ReachesBack || cue.ReachesForward;
            case LexiconKind.Stopped when IsOnlyThoughtOf(scan, pieces, index):
                return false;
            default:
                return ContextCues.TryRead(scan, pieces, index, out cue);
        }
    }

    // "naproxen (anaphylaxis)", "naproxen: hives", "naproxen caused GI bleed"; "hydrocortisone for rash" and "naproxen; stop if rash" are none.
    private static bool IsReaction(TextScan scan, List<TextPiece> pieces, int index)
    {
        var piece = pieces[index];
        if (index == 0) return false;
        if (pieces[index - 1].Kind == TextPieceKind.Word) return false;
        var isCaused = pieces[index - 1].Lexicon == LexiconKind.Reaction && scan.ValueUtf8(pieces[index - 1]).SequenceEqual("causes"u8);
        if (isCaused) return false;                     // the verb in front is the cue
        if (scan.ValueUtf8(piece).SequenceEqual("causes"u8)) return index + 1 < pieces.Count && pieces[index + 1].Lexicon == LexiconKind.Reaction;
        return scan.ValueUtf8(piece).SequenceEqual("reaction"u8) && pieces[index - 1].Kind == TextPieceKind.Name
            && (scan.Gap(piece.Start) & (TokenGap.Open | TokenGap.Stop)) != 0 && !TreatsReactions(scan, pieces[index - 1]);
    }

    // A steroid is given for the reaction: "prednisone (rash)".
    private static bool TreatsReactions(TextScan scan, TextPiece name)
    {
        var words = scan.Words(name.Start, name.Length);
        foreach (var part in (ReadOnlySpan<string>)["cort", "pred", "sone", "olone", "medrol"])
            if (words.Contains(part, StringComparison.Ordinal)) return true;
        return false;
    }

    // "consider stopping naproxen", "may stop naproxen": until then it is taken.
    private static bool IsOnlyThoughtOf(TextScan scan, List<TextPiece> pieces, int index)
    {
        var before = pieces[index].Start - 1;
        return (index > 0 && pieces[index - 1].Lexicon == LexiconKind.Intended) || scan.IsWord(before, "may") || scan.IsWord(before, "might") || scan.IsWord(before, "can") || scan.IsWord(before, "could")
            || scan.IsWord(before, "would") || scan.IsWord(before, "will") || (scan.IsWord(before, "to") && scan.IsWord(before - 1, "plan"));
    }

    // "Hx: naproxen" heads a list; "hx of naproxen" is history.
    private static bool IsHistoryOf(TextScan scan, TextPiece piece)
    {
        if (scan.IsWord(piece.Start, "diagnosis") || (piece.End < scan.Count && (scan.Gap(piece.End) & TokenGap.Stop) != 0)) return false;
        var last = piece.End - 1;
        return scan.IsWord(last, "of") || scan.IsWord(last, "o") || scan.IsWord(last, "ho") || scan.IsWord(last, "hx") || scan.IsWord(last, "post") || (scan.IsWord(last, "p") && scan.IsWord(piece.Start, "s"));
    }

    private static bool IsVerdict(TextScan scan, TextPiece piece) =>
        scan.IsWord(piece.Start, "formerly") || scan.IsWord(piece.Start, "previously") || scan.IsWord(piece.Start, "historical") || scan.IsWord(piece.End - 1, "only")
        || scan.IsWord(piece.End - 1, "active") || scan.IsWord(piece.Start, "as") || (scan.IsWord(piece.Start, "in") && scan.IsWord(piece.End - 1, "past"));

    private static bool SaysPrescribed(TextScan scan)
    {
        for (var token = 0; token < scan.Count; token++)
            if (scan.IsWord(token, "prescribed") || scan.IsWord(token, "ordered") || scan.IsWord(token, "filled") || scan.IsWord(token, "refilled") || scan.IsWord(token, "dispensed") || scan.IsWord(token, "increased")
                || scan.IsWord(token, "decreased") || scan.IsWord(token, "initiated")) return true;
        return false;
    }
}
