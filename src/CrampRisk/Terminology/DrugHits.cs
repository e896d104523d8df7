using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CrampRisk.Terminology;

/// <summary>Finds the drug names of a text and settles what they mean together.</summary>
internal sealed class DrugHits(TerminologyTable table)
{
    private static readonly string[] SaltWords =
    [
        "sodium", "hydrochloride", "hcl", "acetate", "sulfate", "sulphate", "phosphate", "maleate", "tartrate", "succinate", "fumarate", "mesylate", "besylate",
        "bitartrate", "hydrobromide", "nitrate", "tromethamine",
    ];

    /// <summary>The names in order; those that the words around them make something else ("magnesium level") apart.</summary>
    public List<DrugHit> Find(TextScan scan, List<TextPiece> pieces, out List<DrugHit> cancelled)
    {
        var hits = new List<DrugHit>();
        cancelled = [];
        var spokenOf = new List<DrugHit>();
        for (var i = 0; i < pieces.Count && hits.Count < ContextCues.MostNames; i++)
        {
            if (pieces[i].Kind != TextPieceKind.Name) continue;
            var hit = HitOf(pieces[i], i);
            // A salt word behind a name belongs to it ("naproxen (as sodium)"), unless it is joined like a further drug.
            if (hits.Count > 0 && hit.End - hit.Start == 1 && IsSalt(scan, hit.Start) && !IsJoined(scan, hit.Start)) continue;
            if (hit.Kind == NameKind.Label && !SaysNothingElse(pieces)) continue;
            if (IsTested(scan, pieces, i)) cancelled.Add(hit);
            else if (IsSpokenOfOnly(scan, pieces, i)) spokenOf.Add(hit);
            else hits.Add(hit);
        }
        // "raloxifene vs teriparatide": a drug that is only spoken of still makes it several (ruling 36), unless it is the same one.
        if (hits.Count == 0) cancelled.AddRange(spokenOf);
        else if (spokenOf.Count > 0) hits.AddRange(spokenOf.Where(hit => !hits.Exists(other => hit.Meaning >= 0 && other.Meaning >= 0 && Shares(hit.Meaning, other.Meaning))).ToList());
        hits.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        if (hits.Count > 1 && !hits.TrueForAll(IsVehicle)) hits.RemoveAll(IsVehicle);
        return hits;
    }

    // "iron sucrose in 0.9% sodium chloride", "naproxen with water", "avoid alcohol": what a drug is given in or with is no second drug.
    private bool IsVehicle(DrugHit hit)
    {
        if (hit.Meaning < 0) return false;
        var members = table.SetMembers(table.Meaning(hit.Meaning).Set);
        return members.Length == 1 && table.ConceptAt(members[0]).Name
            is "drug:sodium-chloride" or "drug:normal-saline" or "drug:glucose" or "drug:water" or "drug:ethanol" or "drug:alcohols";
    }

    /// <summary>What the names mean together (rulings 1, 36).</summary>
    public Combined Combine(TextScan scan, List<DrugHit> all, bool coversAll)
    {
        var hits = Settle(scan, all);
        var open = hits.FindIndex(hit => hit.Meaning < 0);
        if (open >= 0 && hits.Count == 1) return Several(hits[open]);
        var left = WithoutParts(hits);
        if (left.Count == 1 && left[0].Meaning >= 0) return One(left[0], hits);

        var members = new SortedSet<ushort>();
        foreach (var hit in left)
            if (hit.Meaning >= 0) AddMembers(hit.Meaning, members);
        var name = string.Join(" / ", left.Select(NameOf).Distinct(StringComparer.Ordinal));
        // RxNorm also numbers mixtures that nobody sells.
        if (left.TrueForAll(hit => hit.Meaning >= 0) && (coversAll || (AreJoined(scan, left) && table.IsSold([.. members]))))
            return new Combined(ResolutionKind.Recognised, [.. members], name, [], "", Route.Unknown, false, false);
        return new Combined(ResolutionKind.Ambiguous, [], "", [.. left.Select(NameOf).Distinct(StringComparer.Ordinal)], "It names several drugs: write one entry a line.", Route.Unknown, false, false);
    }

    /// <summary>What the names of a text came to.</summary>
    public sealed record Combined(ResolutionKind Kind, ImmutableArray<ushort> Members, string Name, ImmutableArray<string> Candidates, string Because, Route ProductRoute, bool OnlyPossible, bool NamesBrand);

    /// <summary>The name of a hit for a reader: a brand with its ingredients.</summary>
    public string NameOf(DrugHit hit)
    {
        var display = table.Phrases.Display(hit.Phrase);
        return hit.Meaning < 0 ? display : Describe(display, hit.Kind, hit.Meaning);
    }

    /// <summary>Names of an ingredient set, joined by slashes.</summary>
    public string Ingredients(int set)
    {
        var members = table.SetMembers(set);
        var names = new string[members.Length];
        for (var i = 0; i < names.Length; i++) names[i] = table.ConceptAt(members[i]).Display;
        return string.Join(" / ", names);
    }

    private string Describe(string display, NameKind kind, int meaning)
    {
        var set = table.Meaning(meaning).Set;
        if (kind == NameKind.Ingredient) return ConceptDisplay(display, set);
        if (set == 0) return display;
        var ingredients = Ingredients(set);
        return string.Equals(ingredients, display, StringComparison.OrdinalIgnoreCase) ? ingredients : $"{display} ({ingredients})";
    }

    private string ConceptDisplay(string display, int set)
    {
        var members = table.SetMembers(set);
        return members.Length == 1 && display.StartsWith(table.ConceptAt(members[0]).Display, StringComparison.OrdinalIgnoreCase) ? display.ToLowerInvariant()
            : members.Length == 1 ? table.ConceptAt(members[0]).Display : display;
    }

    private DrugHit HitOf(TextPiece piece, int index)
    {
        var (meaning, kind, _) = table.Phrases.Drug(piece.Phrase, 0);
        var open = table.Phrases.DrugCount(piece.Phrase) > 1 || table.Meaning(meaning).Has(MeaningFlags.NameDoesNotTell);
        return new DrugHit(index, piece.Start, piece.End, piece.Phrase, open ? -1 : meaning, kind);
    }

    private static bool IsSalt(TextScan scan, int token)
    {
        foreach (var salt in SaltWords)
            if (scan.IsWord(token, salt)) return true;
        return false;
    }

    private static bool SaysNothingElse(List<TextPiece> pieces)
    {
        foreach (var piece in pieces)
            if (piece.Kind == TextPieceKind.Word) return false;
        return true;
    }

    // "magnesium level": a test, no drug.
    private static bool IsTested(TextScan scan, List<TextPiece> pieces, int index) =>
        index + 1 < pieces.Count && pieces[index + 1].Lexicon == LexiconKind.NotDrug && scan.ValueUtf8(pieces[index + 1]).SequenceEqual("after"u8)
        && (scan.Gap(pieces[index + 1].Start) & (TokenGap.Comma | TokenGap.Stop)) == 0;

    // "counseled on naproxen", "raloxifene vs teriparatide": the lexicon's words before a name that is not (yet) taken. A comma or a verb of use ends what they speak of.
    private static bool IsSpokenOfOnly(TextScan scan, List<TextPiece> pieces, int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - 4; i--)
        {
            var next = pieces[i + 1].Start;
            if ((scan.Gap(next) & TokenGap.Comma) != 0 || scan.EndsSentence(next - 1, next) || (i + 1 < index && CueWords.IsUse(scan, next))) return false;
            if (pieces[i].Lexicon == LexiconKind.NotDrug && scan.ValueUtf8(pieces[i]).SequenceEqual("before"u8)) return true;
        }
        return false;
    }

    // A name with several readings is settled by another name in the text that stands for exactly one of them.
    private List<DrugHit> Settle(TextScan scan, List<DrugHit> all)
    {
        var settled = new List<DrugHit>(all.Count);
        foreach (var hit in all)
        {
            if (hit.Meaning >= 0)
            {
                settled.Add(hit);
                continue;
            }
            var fitting = -1;
            for (var i = 0; i < table.Phrases.DrugCount(hit.Phrase); i++)
            {
                var (meaning, _, _) = table.Phrases.Drug(hit.Phrase, i);
                if (!all.Exists(other => other.Meaning >= 0 && Shares(meaning, other.Meaning))) continue;
                fitting = fitting < 0 ? meaning : -2;
            }
            if (fitting >= 0) settled.Add(hit with { Meaning = fitting });
            // A store-brand name that tells nothing gives way to the name that does.
            else if (!all.Exists(other => other.Meaning >= 0)) settled.Add(hit);
        }
        return settled.Count == 0 ? all : settled;
    }

    private bool Shares(int a, int b)
    {
        var first = table.SetMembers(table.Meaning(a).Set);
        var second = table.SetMembers(table.Meaning(b).Set);
        for (var i = 0; i < first.Length; i++)
            if (second.Contains(first[i])) return true;
        return false;
    }

    // "Aleve (naproxen sodium)", "Estrogens, Conjugated … [Premarin]", "Vimovo (naproxen/esomeprazole)": a name whose ingredients another name has too says nothing new.
    private List<DrugHit> WithoutParts(List<DrugHit> hits)
    {
        var left = new List<DrugHit>(hits.Count);
        for (var i = 0; i < hits.Count; i++)
        {
            var part = hits[i].Meaning >= 0 && hits.Count > 1 && IsInert(hits[i].Meaning);
            for (var j = 0; j < hits.Count && !part; j++)
            {
                if (i == j || hits[j].Meaning < 0 || hits[i].Meaning < 0) continue;
                var (mine, other) = (table.Meaning(hits[i].Meaning).Set, table.Meaning(hits[j].Meaning).Set);
                if (mine == other) part = Weaker(hits[i], hits[j], i, j);
                else part = IsPartOf(mine, other);
            }
            if (!part) left.Add(hits[i]);
        }
        return left;
    }

    // The sugar tablets of a contraceptive pack.
    private bool IsInert(int meaning)
    {
        var members = table.SetMembers(table.Meaning(meaning).Set);
        return members.Length == 1 && table.ConceptAt(members[0]).Name == "drug:inert-ingredients";
    }

    // Of two names for the same thing the brand stays: its products may tell the route.
    private bool Weaker(DrugHit a, DrugHit b, int i, int j)
    {
        var (routeA, routeB) = (table.Meaning(a.Meaning).Route, table.Meaning(b.Meaning).Route);
        if (routeA != Route.Unknown != (routeB != Route.Unknown)) return routeA == Route.Unknown;
        if (a.Kind == NameKind.Brand != (b.Kind == NameKind.Brand)) return a.Kind != NameKind.Brand;
        return i > j;
    }

    private bool IsPartOf(int mine, int other)
    {
        var members = table.SetMembers(mine);
        var others = table.SetMembers(other);
        if (members.Length == 0) return others.Length > 0;
        for (var i = 0; i < members.Length; i++)
            if (!others.Contains(members[i]) && !IsGeneralWord(members[i], others)) return false;
        return true;
    }

    // "Venofer (iron)": a word of the other's name, less exact, and no drug beside it.
    internal bool IsGeneralWord(ushort concept, ConceptIndexes others)
    {
        var name = table.ConceptAt(concept).Display;
        for (var i = 0; i < others.Length; i++)
        {
            var other = table.ConceptAt(others[i]).Display;
            var at = other.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || other[at - 1] == ' ') && (at + name.Length == other.Length || other[at + name.Length] is ' ' or ',')) return true;
        }
        return false;
    }

    private Combined Several(DrugHit hit)
    {
        var candidates = new List<string>();
        var display = table.Phrases.Display(hit.Phrase);
        var because = $"The name {display} stands for several products.";
        for (var i = 0; i < table.Phrases.DrugCount(hit.Phrase); i++)
        {
            var (meaning, kind, _) = table.Phrases.Drug(hit.Phrase, i);
            var record = table.Meaning(meaning);
            if (record.Has(MeaningFlags.NameDoesNotTell)) because = table.String(record.Words);
            else candidates.Add(Describe(display, kind, meaning));
        }
        return new Combined(ResolutionKind.Ambiguous, [], "", [.. candidates.Distinct(StringComparer.Ordinal)], because, Route.Unknown, false, false);
    }

    private Combined One(DrugHit hit, List<DrugHit> all)
    {
        var record = table.Meaning(hit.Meaning);
        var name = NameOf(hit);
        if (record.Has(MeaningFlags.IngredientsNotKnown))
            return new Combined(ResolutionKind.Unrecognised, [], "", [name], $"{name} is known as a brand, but no source gives its ingredients.", Route.Unknown, false, false);
        var set = table.SetMembers(record.Set);
        var members = new ushort[set.Length];
        for (var i = 0; i < members.Length; i++) members[i] = set[i];
        var because = record.Has(MeaningFlags.LookAlike) ? table.String(record.Words) : "";
        var brand = all.Exists(other => other.Kind == NameKind.Brand);
        return new Combined(ResolutionKind.Recognised, ImmutableCollectionsMarshal.AsImmutableArray(members), name, [], because, record.Route, record.Has(MeaningFlags.OnlyPossible), brand);
    }

    private void AddMembers(int meaning, SortedSet<ushort> members)
    {
        var set = table.SetMembers(table.Meaning(meaning).Set);
        for (var i = 0; i < set.Length; i++) members.Add(set[i]);
    }

    // Joined by slash, plus, hyphen, "and", "with" before each further name.
    private static bool AreJoined(TextScan scan, List<DrugHit> hits)
    {
        for (var i = 1; i < hits.Count; i++)
            if ((scan.Gap(hits[i].Start) & TokenGap.Comma) != 0 || !IsJoined(scan, hits[i].Start)) return false;
        return true;
    }

    private static bool IsJoined(TextScan scan, int start) =>
        (scan.Gap(start) & (TokenGap.Slash | TokenGap.Plus | TokenGap.Hyphen | TokenGap.Comma)) != 0
        || scan.IsWord(start - 1, "and") || scan.IsWord(start - 1, "with") || scan.IsWord(start - 1, "w") || scan.IsWord(start - 1, "plus");
}
