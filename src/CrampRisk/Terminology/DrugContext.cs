namespace CrampRisk.Terminology;

/// <summary>Finds the cue that clearly governs the drug names of an entry: what hides a drug must speak of that drug.</summary>
/// <remarks>A cue governs a name where only words that belong to it stand between, and where nothing behind it says that the cue speaks of something else or that the drug is taken all the same.</remarks>
internal readonly ref struct DrugContext(TextScan scan, List<TextPiece> pieces)
{
    private readonly TextScan _scan = scan;
    private readonly List<TextPiece> _pieces = pieces;

    /// <summary>What the cues say about all the names; nothing where they say it of some only.</summary>
    /// <param name="hits">The names, in order.</param>
    /// <param name="areOneDrug">True where all names stand for one thing ("Aleve (naproxen)").</param>
    /// <param name="coversAll">True where a denial stands in front of a plain list of several drugs (ruling 36).</param>
    /// <param name="words">The words of the cue as written.</param>
    public TextContext Of(List<DrugHit> hits, bool areOneDrug, out bool coversAll, out string words)
    {
        (coversAll, words) = (false, "");
        var context = TextContext.None;
        var (first, last) = (hits[0].Piece, hits[^1].Piece);
        var isList = hits.Count == 1 || IsPlainList(hits, areOneDrug);
        for (var i = Math.Max(0, first - ContextCues.Reach); i < Math.Min(_pieces.Count, last + ContextCues.Reach); i++)
        {
            if ((i >= first && i <= last) || !DrugCues.TryRead(_scan, _pieces, i, out var cue)) continue;
            var applies = i < first
                ? cue.ReachesForward && isList && GovernsForward(cue, i, first, last, hits.Count == 1 || areOneDrug)
                : cue.ReachesBack && (hits.Count == 1 || (areOneDrug && isList)) && GovernsBack(cue, i, last);
            if (!applies || IsStillTaken(i < first ? last : i, cue.Context)) continue;
            if (i < first && hits.Count > 1 && !areOneDrug) coversAll = true;
            if (ContextCues.Stronger(context, cue.Context) == context) continue;
            (context, words) = (cue.Context, _scan.Source(_pieces[i].Start, _pieces[i].Length));
        }
        return context;
    }

    /// <summary>What the words around a code say, where no name is among them: the code stands in front or at the end.</summary>
    public TextContext AroundCode(out string words)
    {
        words = "";
        var context = TextContext.None;
        for (var i = 0; i < Math.Min(_pieces.Count, ContextCues.Reach); i++)
        {
            if (!DrugCues.TryRead(_scan, _pieces, i, out var cue)) continue;
            var applies = (cue.ReachesBack && GovernsBack(cue, i, -1)) || (cue.ReachesForward && IsLeadingTo(i, _pieces.Count, CueWords.IsFillerOrSystem));
            if (!applies || IsStillTaken(i, cue.Context) || ContextCues.Stronger(context, cue.Context) == context) continue;
            (context, words) = (cue.Context, _scan.Source(_pieces[i].Start, _pieces[i].Length));
        }
        return context;
    }

    private bool GovernsForward(ContextCue cue, int at, int first, int last, bool isOne)
    {
        if (_scan.EndsSentence(_pieces[at].End - 1, _pieces[first].Start)) return false;
        var saysUse = SaysFrequency(last);
        // A list with doses in it may go on with what is taken: "no ibuprofen, naproxen 500 mg bid".
        if (!isOne && (saysUse || cue.Context is TextContext.Intended || (IsBare(at) && HasComma(first, last)))) return false;
        switch (cue.Context)
        {
            case TextContext.FamilyHistory:
                return !IsSpeaker(at) && IsLeadingTo(at, first, CueWords.IsRelativesUse);
            case TextContext.Allergy:
                return !saysUse && (IsLeadingTo(at, first, CueWords.IsFiller) || (SaysListOf(at) && IsListOfWords(at, first)));
            case TextContext.Intended:
                return IsLeadingTo(at, first, CueWords.IsIntention);
            case TextContext.PastHistory:
                return IsLeadingTo(at, first, CueWords.IsFiller);
            default:
                return IsLeadingTo(at, first, CueWords.IsFiller) && !IsForLater(at, last) && !IsDirectionOfUse(at, last);
        }
    }

    // Between the cue and the name stand only words that lead from one to the other, and no comma.
    private bool IsLeadingTo(int at, int name, Func<TextScan, int, bool> leads)
    {
        for (var i = at + 1; i < name; i++)
        {
            var piece = _pieces[i];
            if (HasGap(piece.Start, TokenGap.Comma)) return false;
            if (piece.Lexicon is LexiconKind.Route or LexiconKind.Form or LexiconKind.Frequency) continue;
            if (piece.Kind is TextPieceKind.Name || piece.Lexicon is not (LexiconKind.None or LexiconKind.Noise or LexiconKind.Separator)) return false;
            for (var token = piece.Start; token < piece.End; token++)
                if (!leads(_scan, token)) return false;
        }
        return name >= _pieces.Count || !HasGap(_pieces[name].Start, TokenGap.Comma);
    }

    // "allergies: PCN, sulfa, naproxen": short words between commas, none of them a verb of use.
    private bool IsListOfWords(int at, int name)
    {
        var run = 0;
        for (var token = _pieces[at].End; token < _pieces[name].Start; token++)
        {
            run = HasGap(token, TokenGap.Comma | TokenGap.Slash) ? 1 : run + 1;
            if (run > 2 || CueWords.IsUse(_scan, token)) return false;
        }
        return HasGap(_pieces[name].Start, TokenGap.Comma | TokenGap.Slash);
    }

    private bool SaysListOf(int at) =>
        _scan.IsWord(_pieces[at].End - 1, "to") || (_pieces[at].End < _scan.Count && HasGap(_pieces[at].End, TokenGap.Stop));

    private bool GovernsBack(ContextCue cue, int at, int name)
    {
        if (cue.Context == TextContext.Allergy && (at != name + 1 || SaysFrequency(at))) return false;
        // "for ten days then stop": the end of a course that is running.
        if (_pieces[at].Length == 1 && CueWords.IsOrderToStop(_scan, _pieces[at].Start) && CueWords.IsUntilThen(_scan, _pieces[at].Start - 1)) return false;
        for (var i = name + 1; i < at; i++)
        {
            var piece = _pieces[i];
            if (piece.Kind == TextPieceKind.Name || DrugCues.TryRead(_scan, _pieces, i, out _) || piece.Lexicon is LexiconKind.Negation or LexiconKind.NotDrug) return false;
            if (piece.Kind != TextPieceKind.Word) continue;
            if (!CueWords.IsReport(_scan, piece.Start)) return false;
        }
        return cue.Context == TextContext.Allergy || IsFollowedByEnd(cue, at);
    }

    // "stopped smoking", "no longer helping", "denies pain": what follows is what the cue speaks of, not the name before it.
    private bool IsFollowedByEnd(ContextCue cue, int at)
    {
        if (at + 1 >= _pieces.Count) return true;
        // "discontinued due to", "stopped in": the cue itself leads to its reason or date.
        if (_pieces[at].Length > 1 && CueWords.LeadsToReason(_scan, _pieces[at].End - 1)) return true;
        var next = _pieces[at + 1];
        if (cue.Context == TextContext.PastHistory || _scan.IsWord(_pieces[at].End - 1, "none")) return HasGap(next.Start, TokenGap.Close | TokenGap.Stop);
        if (HasGap(next.Start, TokenGap.Close | TokenGap.Stop | TokenGap.Comma | TokenGap.Hyphen)) return true;
        if (_scan.Tokens[next.Start].IsNumber) return at + 2 >= _pieces.Count || _pieces[at + 2].Lexicon != LexiconKind.Unit;
        return CueWords.IsReason(_scan, next.Start) || (cue.Context == TextContext.Stopped && (_scan.IsWord(next.Start, "today") || _scan.IsWord(next.Start, "yesterday")));
    }

    // "hold naproxen before surgery", "stop naproxen in two weeks": an order for later; until then it is taken.
    private bool IsForLater(int at, int last)
    {
        var piece = _pieces[at];
        if (piece.Length != 1 || !CueWords.IsOrderToStop(_scan, piece.Start)) return false;
        for (var token = _pieces[last].End; token < Math.Min(_scan.Count, _pieces[last].End + ContextCues.Reach); token++)
            if (CueWords.IsLater(_scan, token)) return true;
        return false;
    }

    // "do not take naproxen with alcohol", "avoid naproxen on an empty stomach": how to take it.
    private bool IsDirectionOfUse(int at, int last)
    {
        var piece = _pieces[at];
        if (!_scan.IsWord(piece.Start, "do") && !_scan.IsWord(piece.Start, "don") && !_scan.IsWord(piece.Start, "dont") && !_scan.IsWord(piece.Start, "avoid") && !_scan.IsWord(piece.Start, "not")
            && !_scan.IsWord(piece.Start, "no")) return false;
        for (var token = _pieces[last].End; token < Math.Min(_scan.Count, _pieces[last].End + ContextCues.Reach); token++)
            if (CueWords.IsCondition(_scan, token)) return true;
        return false;
    }

    // "still", "restarted", "currently taking" behind the cue: in doubt the drug is in use.
    private bool IsStillTaken(int from, TextContext context)
    {
        if (context == TextContext.FamilyHistory) return false;
        for (var token = _pieces[from].End; token < Math.Min(_scan.Count, _pieces[from].End + ContextCues.Reach); token++)
        {
            if (!CueWords.IsOngoing(_scan, token, context) || CueWords.IsDenying(_scan, token - 1) || CueWords.IsDenying(_scan, token - 2)) continue;
            return true;
        }
        return false;
    }

    // "naproxen, ibuprofen or aspirin"; of one drug also "sumatriptan 85 mg and naproxen 500 mg".
    private bool IsPlainList(List<DrugHit> hits, bool areOneDrug)
    {
        for (var i = 1; i < hits.Count; i++)
        {
            if (_scan.EndsSentence(hits[i - 1].End - 1, hits[i].Start)) return false;
            var isJoined = areOneDrug && !HasComma(hits[i - 1].Piece, hits[i].Piece);
            for (var piece = hits[i - 1].Piece + 1; piece < hits[i].Piece; piece++)
                if (!CueWords.IsJoiner(_scan, _pieces[piece]) && !(isJoined && IsPartOfProduct(_pieces[piece]))) return false;
        }
        return true;
    }

    private static bool IsPartOfProduct(TextPiece piece) =>
        piece.Kind == TextPieceKind.Number || piece.Lexicon is LexiconKind.Unit or LexiconKind.Form or LexiconKind.Route or LexiconKind.Separator;

    private bool SaysFrequency(int name)
    {
        for (var i = name + 1; i < Math.Min(_pieces.Count, name + ContextCues.Reach); i++)
            if (_pieces[i].Lexicon is LexiconKind.Frequency or LexiconKind.Unit || (_pieces[i].Lexicon == LexiconKind.Noise && CueWords.IsUse(_scan, _pieces[i].Start))) return true;
        return false;
    }

    private bool HasComma(int first, int last)
    {
        for (var token = _pieces[first].End; token <= _pieces[last].Start; token++)
            if (HasGap(token, TokenGap.Comma)) return !_scan.IsWord(_pieces[last].Start - 1, "or") && !_scan.IsWord(_pieces[last].Start - 1, "nor") && !_scan.IsWord(_pieces[last].Start - 1, "and");
        return false;
    }

    private bool IsBare(int at) => _pieces[at].Length == 1 && (_scan.IsWord(_pieces[at].Start, "no") || _scan.IsWord(_pieces[at].Start, "not") || _scan.IsWord(_pieces[at].Start, "without"));

    // "per wife", "wife reports": the relative speaks of the patient.
    private bool IsSpeaker(int at) =>
        _scan.IsWord(_pieces[at].Start - 1, "per") || _scan.IsWord(_pieces[at].Start - 1, "by") || _scan.IsWord(_pieces[at].Start - 1, "with") || _scan.IsWord(_pieces[at].Start - 1, "from");

    private bool HasGap(int token, TokenGap gap) => (_scan.Gap(token) & gap) != 0;
}
