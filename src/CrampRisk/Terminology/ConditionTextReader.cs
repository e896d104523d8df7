using System.Buffers;
using System.Text;

namespace CrampRisk.Terminology;

/// <summary>Reads a condition text: which conditions it names, and whether the words around them say that they hold now.</summary>
internal sealed class ConditionTextReader(TerminologyTable table)
{

    // What stands between the question of a form and its answer.
    private static readonly SearchValues<char> AnswerMarks = SearchValues.Create(":?=(-\u2013\u2014");

    /// <summary>Reads a text; where <paramref name="only"/> is given, for that concept alone (a procedure's words, ruling 15).</summary>
    /// <remarks>Never throws, whatever the text; time is linear in its length.</remarks>
    public ConditionText Read(ReadOnlySpan<char> text, Concept? only, bool withParts)
    {
        // "upt +", "HBV+": a sign that ends a word says what the word "positive" says.
        var plus = text.TrimEnd().EndsWith("+", StringComparison.Ordinal) ? string.Concat(text.TrimEnd()[..^1], " positive") : null;
        using var buffers = new TextBuffers(plus?.Length ?? text.Length);
        var scan = buffers.Read(table, plus ?? text);
        if (scan.Count == 0) return new ConditionText { Because = "The entry is empty." };
        var pieces = scan.Pieces(TableFormat.PhraseIsCondition, nameWins: true);
        var parts = withParts ? scan.Parts(pieces) : TextParts.None;
        var hits = Hits(scan, pieces, only);
        if (hits.Count == 0)
        {
            var (bare, cue) = BareCue.Read(scan, pieces);
            return Nothing(scan, parts, only) with { Context = bare, ContextWords = cue };
        }
        if (hits.TrueForAll(hit => IsOpen(hit.Phrase)) && OpenChoice(scan, pieces, hits) is { } open) return open with { Parts = parts };

        var (context, words, current) = Current(hits, isPregnant: only is null && ConditionWords.SaysGravidaPara(scan) && ConditionWords.Weeks(scan) is not null);
        var region = ConditionWords.Region(scan);
        var matches = Matches(scan, pieces, current, only, region);
        if (context != TextContext.None) matches.RemoveAll(static match => match.Role == ConceptRole.Exclude);
        else Deny(matches, hits);
        return new ConditionText
        {
            Kind = ResolutionKind.Recognised,
            Concepts = [.. matches],
            Name = current.Count == 0 ? "pregnancy" : string.Join("; ", current.Select(hit => table.Phrases.Display(hit.Phrase)).Distinct(StringComparer.Ordinal)),
            Because = context == TextContext.None ? Because(matches) : "",
            Context = context,
            ContextWords = words,
            Weeks = matches.Any(static match => match.Concept.Name == ConceptNames.Pregnancy && match.Role is ConceptRole.Include or ConceptRole.Possible) ? ConditionWords.Weeks(scan) : null,
            OnlyPossible = ConditionWords.SaysDoubt(scan),
            Region = region,
            Parts = parts,
        };
    }

    private readonly record struct Hit(int Piece, int Phrase, TextContext Context, string Words);

    private List<Hit> Hits(TextScan scan, List<TextPiece> pieces, Concept? only)
    {
        var hits = new List<Hit>();
        for (var i = 0; i < pieces.Count && hits.Count < ContextCues.MostNames; i++)
        {
            if (pieces[i].Kind != TextPieceKind.Name || IsCategoryMark(scan, pieces[i]) || (only is not null && !Names(pieces[i].Phrase, only))) continue;
            var (context, words) = ContextOf(scan, pieces, i);
            hits.Add(new Hit(i, pieces[i].Phrase, context, words));
        }
        return hits;
    }

    // Problem lists of one vendor end names with "(HCC)": a payment category, not a liver tumour.
    private static bool IsCategoryMark(TextScan scan, TextPiece piece) =>
        piece.Start > 0 && piece.Length == 1 && scan.IsWord(piece.Start, "hcc") && (scan.Gap(piece.Start) & TokenGap.Open) != 0;

    private bool Names(int phrase, Concept concept)
    {
        for (var i = 0; i < table.Phrases.ConditionCount(phrase); i++)
            if (table.Phrases.Condition(phrase, i).Concept == concept.Index) return true;
        return false;
    }

    // A cue speaks of the names that follow it in its sentence; one that may stand behind speaks of the name right before it.
    private (TextContext Context, string Words) ContextOf(TextScan scan, List<TextPiece> pieces, int name)
    {
        var (context, words) = InsideName(scan, pieces[name]);
        if (context == TextContext.None) (context, words) = AsPastEpisode(scan, pieces, name);
        if (context == TextContext.None) (context, words) = AsAnswer(scan, pieces[name]);
        for (var i = Math.Max(0, name - ContextCues.Reach); i < Math.Min(pieces.Count, name + ContextCues.Reach); i++)
        {
            if (i == name || !ContextCues.TryRead(scan, pieces, i, out var cue)) continue;
            var applies = i < name
                ? cue.ReachesForward && !scan.EndsSentence(pieces[i].End - 1, pieces[name].Start) && !SaysBut(scan, pieces[i].End, pieces[name].Start)
                    && (cue.Context != TextContext.PastHistory || !HasNameBetween(pieces, i, name)) && !IsBeyondComma(scan, pieces, i, name)
                : (cue.ReachesBack || cue.Context == TextContext.FamilyHistory) && !HasNameBetween(pieces, name, i) && !scan.EndsSentence(pieces[name].End - 1, pieces[i].Start)
                    && (cue.Context != TextContext.FamilyHistory || pieces[i].Start - pieces[name].End <= 1) && !LeadsToName(scan, pieces, i, cue);
            if (!applies || ContextCues.Stronger(context, cue.Context) == context) continue;
            (context, words) = (cue.Context, scan.Source(pieces[i].Start, pieces[i].Length));
        }
        return (context, words);
    }

    // "no cirrhosis", "h/o dialysis" stand in the table of names as what they are not: their first word is the cue, or the row's note says that it is past.
    private (TextContext Context, string Words) InsideName(TextScan scan, TextPiece name)
    {
        var (_, role, _, note) = table.Phrases.Condition(name.Phrase, 0);
        if (role != ConceptRole.Exclude) return (TextContext.None, "");
        if (table.Utf8(note).SequenceEqual("history, never current"u8)) return (TextContext.PastHistory, scan.Source(name.Start, name.Length));
        var cue = scan.Walk.FindLongest(scan.Tokens[..name.End], scan.Chars, name.Start, TableFormat.PhraseIsLexicon, out var length);
        if (cue < 0 || length == name.Length) return (TextContext.None, "");
        var context = table.Phrases.Lexicon(cue, 0).Kind switch
        {
            LexiconKind.Negation => TextContext.Negated,
            LexiconKind.History => TextContext.PastHistory,
            LexiconKind.Family => TextContext.FamilyHistory,
            LexiconKind.Stopped => TextContext.Stopped,
            _ => TextContext.None,
        };
        return context == TextContext.None ? (context, "") : (context, scan.Source(name.Start, length));
    }

    // "pregnancy: no", "Pregnant - N", "dialysis? no": the answer of a form behind its question, and nothing more.
    private static (TextContext Context, string Words) AsAnswer(TextScan scan, TextPiece name)
    {
        var at = name.End;
        if (at >= scan.Count || !(scan.IsWord(at, "no") || scan.IsWord(at, "n") || scan.IsWord(at, "none") || scan.IsWord(at, "never") || scan.IsWord(at, "false"))) return (TextContext.None, "");
        if (at + 1 < scan.Count && (scan.Gap(at + 1) & (TokenGap.Comma | TokenGap.Stop | TokenGap.Close)) == 0) return (TextContext.None, "");
        var between = scan.Text[scan.Tokens[at - 1].SourceEnd..scan.Tokens[at].SourceStart];
        return between.ContainsAny(AnswerMarks) ? (TextContext.Negated, scan.Source(at, 1)) : (TextContext.None, "");
    }

    // "hx of gestational diabetes", "preeclampsia in prior pregnancy", "history of leg cramps": what ends by itself and is told as history is over.
    private (TextContext Context, string Words) AsPastEpisode(TextScan scan, List<TextPiece> pieces, int name)
    {
        if (!EndsByItself(pieces[name].Phrase)) return (TextContext.None, "");
        if (name > 0 && pieces[name - 1].Lexicon == LexiconKind.History && (scan.Gap(pieces[name].Start) & (TokenGap.Stop | TokenGap.Comma)) == 0)
        {
            var last = pieces[name - 1].End - 1;
            if (scan.IsWord(last, "of") || scan.IsWord(last, "o") || scan.IsWord(last, "hx") || scan.IsWord(last, "history") || scan.IsWord(last, "ho"))
                return scan.IsWord(pieces[name - 1].Start, "diagnosis") || scan.IsWord(pieces[name - 1].Start, "background") ? (TextContext.None, "") : (TextContext.PastHistory, scan.Source(pieces[name - 1].Start, pieces[name - 1].Length));
        }
        if (name + 2 < pieces.Count && pieces[name + 2].Kind == TextPieceKind.Name && pieces[name + 1].Length == 1
            && (scan.IsWord(pieces[name + 1].Start, "in") || scan.IsWord(pieces[name + 1].Start, "with") || scan.IsWord(pieces[name + 1].Start, "during") || scan.IsWord(pieces[name + 1].Start, "of")))
            return InsideName(scan, pieces[name + 2]);
        return (TextContext.None, "");
    }

    private bool EndsByItself(int phrase)
    {
        for (var i = 0; i < table.Phrases.ConditionCount(phrase); i++)
        {
            var (concept, role, _, _) = table.Phrases.Condition(phrase, i);
            if (role is ConceptRole.Include or ConceptRole.Possible && table.ConceptAt(concept).Name is ConceptNames.Pregnancy or ConceptNames.Cramps) return true;
        }
        return false;
    }

    // "ESRD, not on HD", "ESRD not yet on dialysis": what the entry denies does not hold because another of its names may mean it.
    private void Deny(List<ConceptMatch> matches, List<Hit> hits)
    {
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            if (match.Role == ConceptRole.Exclude && match.Note == "says that there is no dialysis") matches[i] = match with { Role = ConceptRole.Denied };
            else if (match.Role == ConceptRole.Possible && hits.Exists(hit => hit.Context is TextContext.Negated or TextContext.Stopped && Names(hit.Phrase, match.Concept)))
                matches[i] = match with { Role = ConceptRole.Denied, Note = "" };
        }
    }

    // "ESRD on HD, refuses PD": a cue with a name of its own right behind it does not speak of the one in front.
    private static bool LeadsToName(TextScan scan, List<TextPiece> pieces, int cue, ContextCue read)
    {
        if (!read.ReachesForward) return false;
        for (var i = cue + 1; i < Math.Min(pieces.Count, cue + 4); i++)
        {
            if ((scan.Gap(pieces[i].Start) & (TokenGap.Comma | TokenGap.Stop | TokenGap.Close)) != 0) return false;
            if (pieces[i].Kind == TextPieceKind.Name) return true;
        }
        return false;
    }

    // "not a candidate for transplant, cirrhosis", "no fever, cirrhosis stable": a refusal speaks of one thing, and what has a course is there.
    private static bool IsBeyondComma(TextScan scan, List<TextPiece> pieces, int cue, int name)
    {
        var start = pieces[cue].Start;
        var isRefusal = scan.IsWord(start, "refuse") || scan.IsWord(start, "refused") || scan.IsWord(start, "refusing") || scan.IsWord(start, "decline") || scan.IsWord(start, "declined") || scan.IsWord(start, "declining")
            || scan.IsWord(pieces[cue].End - 2, "candidate");
        var behind = pieces[name].End;
        if (!isRefusal && !scan.IsWord(behind, "stable") && !scan.IsWord(behind, "controlled") && !scan.IsWord(behind, "compensated") && !scan.IsWord(behind, "decompensated") && !scan.IsWord(behind, "active")
            && !scan.IsWord(behind, "worsening")) return false;
        for (var token = pieces[cue].End; token <= pieces[name].Start; token++)
            if ((scan.Gap(token) & TokenGap.Comma) != 0) return true;
        return false;
    }

    private static bool HasNameBetween(List<TextPiece> pieces, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (pieces[i].Kind == TextPieceKind.Name) return true;
        return false;
    }

    private static bool SaysBut(TextScan scan, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // "denies chest pain, has cirrhosis": a verb behind a comma begins something new.
            if ((scan.Gap(i) & TokenGap.Comma) != 0 && (scan.IsWord(i, "has") || scan.IsWord(i, "have") || scan.IsWord(i, "known") || scan.IsWord(i, "active") || scan.IsWord(i, "positive") || scan.IsWord(i, "now"))) return true;
            if (scan.IsWord(i, "but") || scan.IsWord(i, "however") || scan.IsWord(i, "patient") || scan.IsWord(i, "pt")) return true;
        }
        return false;
    }

    // Names that hold now win over denied ones; where none holds, the strongest reason stands for all.
    private static (TextContext Context, string Words, List<Hit> Hits) Current(List<Hit> hits, bool isPregnant)
    {
        var current = hits.FindAll(static hit => hit.Context == TextContext.None);
        // "G4P3 20w, prior c-section": the weeks are a pregnancy that holds.
        if (current.Count > 0 || isPregnant) return (TextContext.None, "", current);
        var strongest = hits[0];
        foreach (var hit in hits)
            if (ContextCues.Stronger(strongest.Context, hit.Context) != strongest.Context) strongest = hit;
        return (strongest.Context, strongest.Words, hits);
    }

    private List<ConceptMatch> Matches(TextScan scan, List<TextPiece> pieces, List<Hit> hits, Concept? only, SpinalRegion region)
    {
        var matches = new List<ConceptMatch>();
        foreach (var hit in hits)
        {
            var open = IsOpen(hit.Phrase);
            for (var i = 0; i < table.Phrases.ConditionCount(hit.Phrase); i++)
            {
                var (index, role, course, note) = table.Phrases.Condition(hit.Phrase, i);
                var concept = table.ConceptAt(index);
                if ((only is not null && index != only.Index) || (open && !IsChosen(scan, pieces, hits, concept))) continue;
                if (concept.Name == ConceptNames.LumbarStenosis && role == ConceptRole.Possible)
                    role = region switch { SpinalRegion.Lumbar => ConceptRole.Include, SpinalRegion.Other => ConceptRole.Other, _ => role };
                if (concept.Name == ConceptNames.Pregnancy && role == ConceptRole.Possible && table.Utf8(note).StartsWith("number of pregnancies"u8) && ConditionWords.Weeks(scan) is not null) role = ConceptRole.Include;
                Add(matches, new ConceptMatch(concept, role, course, note == 0 ? "" : table.String(note)));
            }
        }
        if (only is null && ConditionWords.SaysGravidaPara(scan) && ConditionWords.Weeks(scan) is not null && table.TryFindConcept(ConceptNames.Pregnancy, out var pregnancy))
            Add(matches, new ConceptMatch(pregnancy!, ConceptRole.Include, Course.TimeLimited, ""));
        return matches;
    }

    // Several phrases about one concept: what ends it, then what is it, then another value of it, then what may be it.
    private static void Add(List<ConceptMatch> matches, ConceptMatch match)
    {
        var at = matches.FindIndex(other => other.Concept == match.Concept);
        if (at < 0) matches.Add(match);
        else if (Weight(match.Role) > Weight(matches[at].Role)) matches[at] = match;
    }

    private static int Weight(ConceptRole role) => role switch
    {
        ConceptRole.Ends => 5,
        ConceptRole.Include => 4,
        ConceptRole.Other => 3,
        ConceptRole.Possible => 2,
        _ => 1,
    };

    private bool IsOpen(int phrase)
    {
        for (var i = 0; i < table.Phrases.ConditionCount(phrase); i++)
            if (table.Utf8(table.Phrases.Condition(phrase, i).Note).StartsWith("two usual meanings"u8)) return true;
        return false;
    }

    // "HD" beside kidney words or a dialysis schedule is hemodialysis, "PD" likewise peritoneal dialysis; "PE" alone stays open.
    private bool IsChosen(TextScan scan, List<TextPiece> pieces, List<Hit> hits, Concept concept)
    {
        if (!SaysKidney(scan, pieces, hits)) return hits.Exists(hit => !IsOpen(hit.Phrase) && Names(hit.Phrase, concept));
        return concept.Name == ConceptNames.Hemodialysis;
    }

    private bool SaysKidney(TextScan scan, List<TextPiece> pieces, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (IsOpen(hit.Phrase)) continue;
            for (var i = 0; i < table.Phrases.ConditionCount(hit.Phrase); i++)
            {
                var name = table.ConceptAt(table.Phrases.Condition(hit.Phrase, i).Concept).Name;
                if (name == ConceptNames.Hemodialysis || name.Contains("kidney", StringComparison.Ordinal)) return true;
            }
        }
        foreach (var piece in pieces)
            if (piece.Lexicon == LexiconKind.Frequency && IsDialysisSchedule(scan, piece)) return true;
        return false;
    }

    private static bool IsDialysisSchedule(TextScan scan, TextPiece piece) => Encoding.UTF8.GetString(scan.ValueUtf8(piece)) is
        "monday, wednesday, friday" or "tuesday, thursday, saturday" or "three times a week" or "at hemodialysis";

    private ConditionText? OpenChoice(TextScan scan, List<TextPiece> pieces, List<Hit> hits)
    {
        if (SaysKidney(scan, pieces, hits) && hits.Exists(hit => Names(hit.Phrase, table.TryFindConcept(ConceptNames.Hemodialysis, out var concept) ? concept! : null!))) return null;
        var candidates = new List<string>();
        foreach (var hit in hits)
        {
            for (var i = 0; i < table.Phrases.ConditionCount(hit.Phrase); i++)
            {
                var display = table.ConceptAt(table.Phrases.Condition(hit.Phrase, i).Concept).Display;
                if (!candidates.Contains(display)) candidates.Add(display);
            }
        }
        return new ConditionText
        {
            Kind = ResolutionKind.Ambiguous,
            Candidates = [.. candidates],
            Because = $"\"{table.Phrases.Display(hits[0].Phrase)}\" has several usual meanings: write it out.",
        };
    }

    private ConditionText Nothing(TextScan scan, TextParts parts, Concept? only)
    {
        if (only is null && ConditionWords.SaysGravidaPara(scan) && ConditionWords.Weeks(scan) is { } weeks && table.TryFindConcept(ConceptNames.Pregnancy, out var pregnancy))
        {
            return new ConditionText
            {
                Kind = ResolutionKind.Recognised,
                Concepts = [new ConceptMatch(pregnancy!, ConceptRole.Include, Course.TimeLimited, "")],
                Name = "pregnancy",
                Weeks = weeks,
                Parts = parts,
            };
        }
        if (only is not null) return new ConditionText { Because = "No kind of dialysis is named; a procedure's words are read for dialysis only.", Parts = parts };
        foreach (var piece in scan.Pieces(TableFormat.PhraseIsDrug, nameWins: false))
        {
            if (piece.Kind == TextPieceKind.Name && table.Phrases.Drug(piece.Phrase, 0).Kind <= NameKind.Brand)
                return new ConditionText { Because = $"It names a medication ({table.Phrases.Display(piece.Phrase)}), which belongs in the list of medications.", Parts = parts };
        }
        return new ConditionText { Because = "No condition that the tables know was found.", Candidates = Suggestions.For(scan, TableFormat.PhraseIsCondition), Parts = parts };
    }

    private static string Because(List<ConceptMatch> matches)
    {
        if (matches.Exists(static match => match.Role == ConceptRole.Ends)) return "It ends a pregnancy.";
        foreach (var match in matches)
            if (match.Role == ConceptRole.Exclude && match.Note.Length > 0) return $"Not {match.Concept.Display}: {match.Note}.";
        return "";
    }
}
