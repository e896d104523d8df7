namespace CrampRisk.Terminology.Compilation;

/// <summary>The distinct meanings of drug codes and names, and the words that go with them.</summary>
internal sealed class MeaningTable(ConceptCatalogue concepts, StringPool strings, LookAlikeList lookAlikes)
{
    private readonly Dictionary<DrugMeaning, ushort> _numbers = [];
    private readonly List<DrugMeaning> _meanings = [];
    private readonly List<uint> _notes = [0];
    private readonly Dictionary<string, ushort> _noteNumbers = new(StringComparer.Ordinal);

    public ConceptCatalogue Concepts => concepts;

    public DrugMeaning this[ushort number] => _meanings[number];

    public ushort Add(DrugMeaning meaning)
    {
        if (_numbers.TryGetValue(meaning, out var number)) return number;
        number = checked((ushort)_meanings.Count);
        _numbers.Add(meaning, number);
        _meanings.Add(meaning);
        return number;
    }

    /// <summary>The meaning of a code or name from its cells; null where an ingredient is not known.</summary>
    public ushort? From(string ingredients, string form, string route, string productRoutes, TermKind kind, LookAlikeList.LookAlike? lookAlike, bool onlyPossible)
    {
        var members = concepts.Members(ingredients);
        return members is null ? null : From(members, form, route, productRoutes, kind, lookAlike, onlyPossible);
    }

    public ushort From(ushort[] members, string form, string route, string productRoutes, TermKind kind, LookAlikeList.LookAlike? lookAlike, bool onlyPossible)
    {
        var flags = onlyPossible ? MeaningFlags.OnlyPossible : MeaningFlags.None;
        ushort note = 0;
        if (lookAlike is not null)
        {
            flags |= MeaningFlags.LookAlike;
            if (lookAlike.NameDoesNotTell) flags |= MeaningFlags.NameDoesNotTell;
            note = Note(lookAlike.Sentence);
            members = Instead(members, lookAlike);
        }
        if (members.Length == 0 && lookAlike is null) flags |= MeaningFlags.IngredientsNotKnown;
        var routeCell = kind switch
        {
            TermKind.Product or TermKind.Form => route,
            TermKind.Brand => productRoutes,
            _ => "",
        };
        if (routeCell == "injectable") flags |= MeaningFlags.Injectable;
        return Add(new DrugMeaning
        {
            Set = concepts.SetOf(members),
            Form = form.Length == 0 ? 0 : strings.Add(form),
            Route = RouteOf(routeCell, members),
            Kind = kind,
            Flags = flags,
            Note = note,
        });
    }

    /// <summary>A meaning with the sentence of a look-alike; one that has the covered drug gets what it is instead.</summary>
    public ushort AsLookAlike(ushort number, LookAlikeList.LookAlike lookAlike) => Add(_meanings[number] with
    {
        Set = concepts.SetOf(Instead(concepts.Sets[_meanings[number].Set], lookAlike)),
        Form = 0,
        Flags = _meanings[number].Flags | MeaningFlags.LookAlike,
        Note = Note(lookAlike.Sentence),
    });

    public ushort Note(string sentence)
    {
        if (_noteNumbers.TryGetValue(sentence, out var number)) return number;
        number = checked((ushort)_notes.Count);
        _noteNumbers.Add(sentence, number);
        _notes.Add(strings.Add(sentence));
        return number;
    }

    public void Write(SectionWriter section, SectionWriter soldSets)
    {
        var sold = _meanings.Where(meaning => meaning.Kind is TermKind.Brand or TermKind.Form or TermKind.Product).Select(meaning => meaning.Set).Distinct();
        foreach (var set in sold.Order(Comparer<ushort>.Create((a, b) => concepts.Sets[a].AsSpan().SequenceCompareTo(concepts.Sets[b])))) soldSets.U16(set);
        foreach (var meaning in _meanings)
        {
            section.U16(meaning.Set);
            section.U8((byte)meaning.Route);
            section.U8((byte)meaning.Kind);
            section.U8((byte)meaning.Flags);
            section.U8(0);
            section.U16(0);
            // The note's string, not its number: one step less to read it.
            section.U32(meaning.Note != 0 ? _notes[meaning.Note] : meaning.Form);
        }
    }

    /// <summary>What stands in the table instead of the covered drug: its neighbour ingredients stay, it itself is replaced.</summary>
    private ushort[] Instead(ushort[] members, LookAlikeList.LookAlike lookAlike)
    {
        if (!concepts.TryIndex(lookAlike.NotConcept, out var not) || !members.Contains(not)) return members;
        var kept = members.Where(member => member != not).ToHashSet();
        if (concepts.TryIndex("drug:" + ConceptNaming.Kebab(lookAlike.InsteadName), out var instead)) kept.Add(instead);
        return [.. kept.Order()];
    }

    // Words of the source's route column; an injectable form is intravenous for iron sucrose and subcutaneous for teriparatide (ruling 8).
    private Route RouteOf(string cell, ushort[] members) => cell switch
    {
        "" => Route.Unknown,
        "oral" => Route.Oral,
        "topical" => Route.Topical,
        "vaginal" => Route.Vaginal,
        "intravenous" => Route.Intravenous,
        "intramuscular" => Route.Intramuscular,
        "subcutaneous" => Route.Subcutaneous,
        "injectable" => Injected(members),
        "intraperitoneal/dialysis" => Route.Other,
        "rectal or vaginal" => Route.Unknown,
        _ when cell.AsSpan().IndexOfAny('|', '/') >= 0 => Route.Unknown,
        _ => Route.Other,
    };

    private Route Injected(ushort[] members)
    {
        if (concepts.TryIndex("drug:iron-sucrose", out var iron) && members.Contains(iron)) return Route.Intravenous;
        return concepts.TryIndex("drug:teriparatide", out var teriparatide) && members.Contains(teriparatide) ? Route.Subcutaneous : Route.Unknown;
    }

    public LookAlikeList LookAlikes => lookAlikes;
}
