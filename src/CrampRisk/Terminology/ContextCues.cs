namespace CrampRisk.Terminology;

/// <summary>Finds the cues of a text: denied, stopped, paused, in the family, in the past, allergic.</summary>
internal static class ContextCues
{
    /// <summary>How many pieces a cue reaches at most: keeps the time linear in the length of a text.</summary>
    public const int Reach = 48;

    /// <summary>More names than any entry has; the rest of a text that goes on is not read for names.</summary>
    public const int MostNames = 48;

    /// <summary>Reads the cue at a piece, if it is one.</summary>
    public static bool TryRead(TextScan scan, List<TextPiece> pieces, int index, out ContextCue cue)
    {
        cue = default;
        var piece = pieces[index];
        if (piece.Kind != TextPieceKind.Lexicon) return false;
        switch (piece.Lexicon)
        {
            case LexiconKind.Negation:
                var stopped = scan.ValueUtf8(piece).SequenceEqual("stopped"u8);
                if (!stopped && IsDirection(scan, pieces, index)) return false;
                // One bare word ("no", "not", "without") denies what follows; a phrase may also stand behind the name.
                var reachesBack = stopped || piece.Length > 1 || IsVerdict(scan, piece);
                cue = new ContextCue(index, stopped ? TextContext.Stopped : TextContext.Negated, reachesBack, ReachesForward: true);
                return true;
            case LexiconKind.Stopped:
                if (IsConditional(scan, piece) || IsDischarge(scan, piece) || (piece.Length == 1 && IsDirection(scan, pieces, index))) return false;
                var onHold = scan.ValueUtf8(piece).SequenceEqual("on-hold"u8);
                // "switched to X": what stands before it was stopped, X was started.
                var forward = !(scan.IsWord(piece.End - 1, "to") || scan.IsWord(piece.Start, "replaced"));
                cue = new ContextCue(index, onHold ? TextContext.OnHold : TextContext.Stopped, ReachesBack: true, forward);
                return true;
            case LexiconKind.Family:
                cue = new ContextCue(index, TextContext.FamilyHistory, ReachesBack: false, ReachesForward: true);
                return true;
            case LexiconKind.History when scan.ValueUtf8(piece).SequenceEqual("past"u8):
                if ((scan.IsWord(piece.End - 1, "ago") && SaysStarted(scan)) || scan.IsWord(piece.End, "to")) return false;
                cue = new ContextCue(index, TextContext.PastHistory, ReachesBack: true, ReachesForward: true);
                return true;
            case LexiconKind.Allergy:
                if (IsNoKnownAllergy(scan, piece) || IsIndication(scan, piece)) return false;
                cue = new ContextCue(index, TextContext.Allergy, ReachesBack: true, ReachesForward: true);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Which context speaks loudest where several apply.</summary>
    public static TextContext Stronger(TextContext a, TextContext b) => Weight(a) >= Weight(b) ? a : b;

    private static int Weight(TextContext context) => context switch
    {
        TextContext.Allergy => 7,
        TextContext.FamilyHistory => 6,
        TextContext.Negated => 5,
        TextContext.Stopped => 4,
        TextContext.OnHold => 3,
        TextContext.PastHistory => 2,
        TextContext.Screening or TextContext.Intended => 1,
        _ => 0,
    };

    // "do not crush", "no more than 2 a day", "not with food": directions, not a denial.
    private static bool IsDirection(TextScan scan, List<TextPiece> pieces, int index)
    {
        var next = pieces[index].End;
        return scan.IsWord(next, "more") || scan.IsWord(next, "crush") || scan.IsWord(next, "exceed") || scan.IsWord(next, "to") || scan.IsWord(next, "chew")
            || scan.IsWord(next, "refill") || scan.IsWord(next, "with") || scan.IsWord(next, "if") || scan.IsWord(next, "when");
    }

    // "hold for SBP < 100", "stop if rash": a condition for later.
    private static bool IsConditional(TextScan scan, TextPiece piece) =>
        piece.Length == 1 && (scan.IsWord(piece.End, "if") || scan.IsWord(piece.End, "when") || scan.IsWord(piece.End, "for") || scan.IsWord(piece.End, "after"));

    // "d/c home on …", "dc meds": a discharge.
    private static bool IsDischarge(TextScan scan, TextPiece piece) =>
        scan.IsWord(piece.End - 1, "c") is var spelt && (spelt || scan.IsWord(piece.Start, "dc"))
        && (scan.IsWord(piece.End, "home") || scan.IsWord(piece.End, "med") || scan.IsWord(piece.End, "medication") || scan.IsWord(piece.End, "instruction") || scan.IsWord(piece.End, "summary"));

    private static bool IsVerdict(TextScan scan, TextPiece piece) =>
        scan.IsWord(piece.Start, "denied") || scan.IsWord(piece.Start, "refused") || scan.IsWord(piece.Start, "refuse") || scan.IsWord(piece.Start, "declined")
        || scan.IsWord(piece.Start, "unlikely") || scan.IsWord(piece.Start, "negative") || scan.IsWord(piece.Start, "absent") || scan.IsWord(piece.Start, "none");

    private static bool IsNoKnownAllergy(TextScan scan, TextPiece piece) =>
        scan.IsWord(piece.Start, "nkda") || scan.IsWord(piece.Start, "nka") || scan.IsWord(piece.Start, "no");

    // "prn allergies", "for seasonal allergies": what it is taken for.
    private static bool IsIndication(TextScan scan, TextPiece piece) =>
        scan.IsWord(piece.Start - 1, "for") || scan.IsWord(piece.Start - 1, "prn") || scan.IsWord(piece.Start - 1, "seasonal") || scan.IsWord(piece.Start - 1, "needed");

    private static bool SaysStarted(TextScan scan)
    {
        for (var token = 0; token < scan.Count; token++)
            if (scan.IsWord(token, "started") || scan.IsWord(token, "start") || scan.IsWord(token, "since") || scan.IsWord(token, "began")) return true;
        return false;
    }
}
