namespace CrampRisk.Terminology;

/// <summary>Reads a medication text: which drug it names, how it is taken, and whether the words around the name speak of a drug in use.</summary>
internal sealed class DrugTextReader(TerminologyTable table)
{
    private readonly DrugHits _hits = new(table);

    /// <summary>Reads a text. Never throws, whatever the text; time is linear in its length.</summary>
    public DrugText Read(ReadOnlySpan<char> text, bool withParts)
    {
        using var buffers = new TextBuffers(text.Length);
        var scan = buffers.Read(table, text);
        if (scan.Count == 0) return new DrugText { Because = "The entry is empty." };
        var pieces = scan.Pieces(TableFormat.PhraseIsDrug, nameWins: false);
        var hits = _hits.Find(scan, pieces, out var cancelled);
        var parts = withParts ? scan.Parts(pieces) : TextParts.None;
        if (hits.Count == 0) return NoDrug(scan, cancelled, parts);

        if (hits.Count == 1 && Suggestions.NearCovered(scan, pieces, hits[0]) is { IsEmpty: false } near)
            return new DrugText { Because = "A word beside the name may be a misspelling that would make it another drug.", Candidates = near, Parts = parts };
        var context = Context(scan, pieces, hits, out var coversAll, out var words);
        var result = _hits.Combine(scan, hits, coversAll);
        var routes = new RouteWords(scan, pieces);
        return new DrugText
        {
            Kind = result.Kind,
            Members = result.Members,
            Name = result.Name,
            Candidates = result.Candidates,
            Because = result.Because,
            ProductRoute = result.ProductRoute,
            NamesBrand = result.NamesBrand,
            StatedRoute = routes.Stated,
            FormRoute = routes.Form,
            IsInjected = routes.IsInjected,
            Context = context,
            ContextWords = words,
            OnlyPossible = result.OnlyPossible || SaysDoubt(scan),
            Parts = parts,
        };
    }

    /// <summary>Reads only what the words around a code say: route and context.</summary>
    public DrugText ReadAround(ReadOnlySpan<char> text, bool withParts)
    {
        using var buffers = new TextBuffers(text.Length);
        var scan = buffers.Read(table, text);
        if (scan.Count == 0) return new DrugText();
        var pieces = scan.Pieces(TableFormat.PhraseIsDrug, nameWins: false);
        var routes = new RouteWords(scan, pieces);
        var context = TextContext.None;
        var words = "";
        for (var i = 0; i < Math.Min(pieces.Count, ContextCues.Reach); i++)
        {
            if (!ContextCues.TryRead(scan, pieces, i, out var cue) || ContextCues.Stronger(context, cue.Context) == context) continue;
            (context, words) = (cue.Context, scan.Source(pieces[i].Start, pieces[i].Length));
        }
        return new DrugText
        {
            StatedRoute = routes.Stated,
            FormRoute = routes.Form,
            IsInjected = routes.IsInjected,
            Context = context,
            ContextWords = words,
            Parts = withParts ? scan.Parts(pieces) : TextParts.None,
        };
    }

    private DrugText NoDrug(TextScan scan, List<DrugHit> cancelled, TextParts parts)
    {
        if (cancelled.Count > 0)
        {
            var name = _hits.NameOf(cancelled[0]);
            return new DrugText { Because = $"The words speak of {name}, not of its being taken.", Candidates = [name], Parts = parts };
        }
        var pieces = scan.Pieces(TableFormat.PhraseIsCondition, nameWins: true);
        foreach (var piece in pieces)
        {
            if (piece.Kind != TextPieceKind.Name || scan.Chars[scan.Tokens[piece.Start].Start..scan.Tokens[piece.End - 1].End].Length < 4) continue;
            return new DrugText { Because = $"It names a condition ({table.Phrases.Display(piece.Phrase)}), which belongs in the list of conditions.", Parts = parts };
        }
        if (IsOnlyLexicon(scan)) return new DrugText { Because = "It names no medication.", Parts = parts };
        return new DrugText { Because = "No medication name that the tables know was found.", Candidates = Suggestions.For(scan, TableFormat.PhraseIsDrug), Parts = parts };
    }

    private static bool IsOnlyLexicon(TextScan scan)
    {
        foreach (var piece in scan.Pieces(TableFormat.PhraseIsLexicon, nameWins: false))
            if (piece.Kind == TextPieceKind.Word) return false;
        return true;
    }

    // A denial in front of the first name covers all names (ruling 36); other cues speak of the names they touch.
    private static TextContext Context(TextScan scan, List<TextPiece> pieces, List<DrugHit> hits, out bool coversAll, out string words)
    {
        var context = TextContext.None;
        (coversAll, words) = (false, "");
        var (first, last) = (hits[0].Piece, hits[^1].Piece);
        for (var i = Math.Max(0, first - ContextCues.Reach); i < Math.Min(pieces.Count, last + ContextCues.Reach); i++)
        {
            if (!ContextCues.TryRead(scan, pieces, i, out var cue)) continue;
            bool applies;
            if (i < first)
            {
                applies = cue.ReachesForward && !scan.EndsSentence(pieces[i].End - 1, pieces[first].Start) && (pieces[i].Length > 1 || cue.Context != TextContext.Negated || IsNear(pieces, i, first));
                coversAll |= applies;
            }
            else if (i > last)
            {
                // "naproxen 500 mg for allergies" is no allergy; "naproxen allergy", "naproxen: rash" is.
                applies = cue.ReachesBack && (cue.Context != TextContext.Allergy || i == last + 1);
            }
            else
            {
                applies = hits.Count == 1 && cue.ReachesBack;
            }
            if (!applies || ContextCues.Stronger(context, cue.Context) == context) continue;
            (context, words) = (cue.Context, scan.Source(pieces[i].Start, pieces[i].Length));
        }
        return context;
    }

    private static bool IsNear(List<TextPiece> pieces, int cue, int name)
    {
        var between = 0;
        for (var i = cue + 1; i < name; i++)
            if (pieces[i].Kind == TextPieceKind.Word) between++;
        return between <= 3;
    }

    private static bool SaysDoubt(TextScan scan)
    {
        for (var token = 0; token < scan.Count; token++)
            if (scan.IsWord(token, "questionable") || scan.IsWord(token, "possible") || scan.IsWord(token, "possibly") || scan.IsWord(token, "maybe")) return true;
        return false;
    }
}
