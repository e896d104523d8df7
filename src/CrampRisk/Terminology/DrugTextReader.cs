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
        var result = _hits.Combine(scan, hits, coversAll: false);
        var context = new DrugContext(scan, pieces).Of(hits, areOneDrug: result.Kind == ResolutionKind.Recognised, out var coversAll, out var words);
        if (coversAll) result = _hits.Combine(scan, hits, coversAll: true);
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

    /// <summary>Reads directions ("sig"): the route and nothing else. "HD" is the dialysis line there.</summary>
    public RouteWords ReadDirections(ReadOnlySpan<char> text)
    {
        using var buffers = new TextBuffers(text.Length);
        var scan = buffers.Read(table, text);
        return new RouteWords(scan, scan.Pieces(TableFormat.PhraseIsLexicon, nameWins: false), isDirections: true);
    }

    /// <summary>Reads only what the words around a code say: route and context.</summary>
    public DrugText ReadAround(ReadOnlySpan<char> text, bool withParts)
    {
        using var buffers = new TextBuffers(text.Length);
        var scan = buffers.Read(table, text);
        if (scan.Count == 0) return new DrugText();
        var pieces = scan.Pieces(TableFormat.PhraseIsDrug, nameWins: false);
        var routes = new RouteWords(scan, pieces);
        var context = new DrugContext(scan, pieces).AroundCode(out var words);
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
            if (piece.Kind != TextPieceKind.Name || scan.Words(piece.Start, piece.Length).Length < 4) continue;
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

    private static bool SaysDoubt(TextScan scan)
    {
        for (var token = 0; token < scan.Count; token++)
            if (scan.IsWord(token, "questionable") || scan.IsWord(token, "possible") || scan.IsWord(token, "possibly") || scan.IsWord(token, "maybe")) return true;
        return false;
    }
}
