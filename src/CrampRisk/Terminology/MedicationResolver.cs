using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CrampRisk.Terminology;

/// <summary>Resolves medications: codes first, then display and text, then the route.</summary>
internal sealed class MedicationResolver
{
    private readonly TerminologyTable _table;
    private readonly DrugHits _names;
    private readonly MedicationCodes _codes;
    private readonly DrugTextReader _texts;
    private readonly IngredientReader _ingredients;

    public MedicationResolver(TerminologyTable table)
    {
        _table = table;
        _names = new DrugHits(table);
        _codes = new MedicationCodes(table, _names);
        _texts = new DrugTextReader(table);
        _ingredients = new IngredientReader(table, _codes, _texts);
    }

    public Resolution Resolve(Medication medication, bool withParts)
    {
        if (medication is { Codes: { IsDefault: false, Length: 1 }, Text: null, Remarks.IsDefaultOrEmpty: true } && TryResolvePlain(medication, out var plain)) return plain;
        // "NDC 68462-0190-01" inside a text decides like a coding.
        if (ReadsOnlyWords(medication) && TextCodes.OfMedication(medication.Text) is { IsEmpty: false } codes) medication = medication with { Codes = [.. codes, .. medication.Codes] };
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var readings = medication.Codes.IsDefaultOrEmpty ? [] : ReadCodes(medication);
        var first = readings.FirstOrDefault(reading => reading.Kind == CodeReadingKind.Resolved);
        var resolution = first is null ? FromWords(medication, readings, remarks, withParts) : FromCodes(medication, readings, first, remarks, withParts);
        if (resolution.Kind != ResolutionKind.Recognised && !medication.Ingredients.IsDefaultOrEmpty) resolution = FromIngredients(medication, remarks) ?? resolution;
        if (medication.Remarks.Any(static remark => remark.Code == RemarkCode.ReferenceNotFollowed)) resolution = resolution with { OnlyPossible = true };
        return resolution with { Remarks = remarks.DrainToImmutable() };
    }

    // One sound code and nothing else to compare or remark: the shape of most entries of a cohort and of order entry.
    private bool TryResolvePlain(Medication medication, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Resolution? resolution)
    {
        resolution = null;
        var coding = medication.Codes[0];
        if (!string.IsNullOrEmpty(coding.Display) || medication.DoseForm is not null || !_codes.TryReadPlain(coding, out var number)) return false;
        var meaning = _table.Meaning(number);
        if (meaning.Set == 0 || meaning.Has(MeaningFlags.LookAlike) || (medication.Directions is not null && meaning.Route == Route.Unknown) || (medication.Route != Route.Unknown && medication.Route != meaning.Route)) return false;
        resolution = new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = _table.Matches(meaning.Set),
            NameSource = _codes,
            NameCoding = coding,
            Route = meaning.Route,
            RouteSource = medication.Route != Route.Unknown ? RouteSource.Entry : meaning.Route == Route.Unknown ? RouteSource.None : RouteSource.Product,
            OnlyPossible = meaning.Has(MeaningFlags.OnlyPossible),
        };
        return true;
    }

    private List<CodeReading> ReadCodes(Medication medication)
    {
        var readings = new List<CodeReading>(medication.Codes.Length);
        foreach (var coding in medication.Codes)
            if (!IsWords(coding)) readings.Add(_codes.Read(coding));
        return readings;
    }

    // A coding without a known system is text (ruling 4); so is a site's own code until an overlay knows it.
    private static bool IsWords(Coding coding) => coding.System is CodeSystem.Unknown or CodeSystem.Local;

    private static bool ReadsOnlyWords(Medication medication)
    {
        if (medication.Codes.IsDefaultOrEmpty) return true;
        foreach (var coding in medication.Codes)
            if (!IsWords(coding)) return false;
        return true;
    }

    private static string WordsOf(Coding coding) => string.IsNullOrWhiteSpace(coding.Display) ? IsWords(coding) ? coding.Code : "" : coding.Display;

    private Resolution FromCodes(Medication medication, List<CodeReading> readings, CodeReading first, ImmutableArray<Remark>.Builder remarks, bool withParts)
    {
        var best = first;
        var conflicting = new SortedSet<ushort>();
        foreach (var reading in readings)
        {
            if (reading.Kind != CodeReadingKind.Resolved) continue;
            if (reading.Remark is not null) remarks.Add(reading.Remark);
            if (reading.Meaning.Set == first.Meaning.Set)
            {
                if (reading.Meaning.Kind > best.Meaning.Kind) best = reading;
            }
            else
            {
                AddMembers(reading.Meaning.Set, conflicting);
                if (!remarks.Any(static remark => remark.Code == RemarkCode.CodesDisagree))
                    remarks.Add(new Remark(RemarkCode.CodesDisagree, $"The codes of this entry mean different things: {first.Name}, and {reading.Name}; the first decided."));
            }
        }
        var agrees = readings.Any(reading => reading.Kind == CodeReadingKind.Resolved && reading.Meaning.Set == first.Meaning.Set && !reading.Meaning.Has(MeaningFlags.OnlyPossible));
        var onlyPossible = first.Meaning.Has(MeaningFlags.OnlyPossible) && !agrees;

        var around = CompareWords(medication, first, remarks, conflicting, withParts, out var confirmedByBrand);
        if (confirmedByBrand) onlyPossible = false;
        var (route, source) = RouteOf(medication, best.Meaning, around, first.Meaning.Set, remarks);
        AddContextRemark(around, remarks);
        return new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = _table.Matches(first.Meaning.Set),
            Conflicting = ToMatches(conflicting),
            Name = best.Name,
            Because = first.Meaning.Has(MeaningFlags.LookAlike) ? _table.String(first.Meaning.Words) : "",
            Route = route,
            RouteSource = source,
            Context = around.Context,
            OnlyPossible = onlyPossible,
            Parts = around.Parts,
        };
    }

    // Ruling 3: the code decides; words that name something else are a remark, and a rule that fires on either is only possible.
    private DrugText CompareWords(Medication medication, CodeReading code, ImmutableArray<Remark>.Builder remarks, SortedSet<ushort> conflicting, bool withParts, out bool confirmedByBrand)
    {
        confirmedByBrand = false;
        var around = new DrugText();
        var stated = Route.Unknown;
        var form = Route.Unknown;
        var injected = false;
        foreach (var (words, isText) in Words(medication))
        {
            var read = _texts.Read(words, withParts && isText);
            if (read.Members.Length == 0 && read.Kind != ResolutionKind.Recognised && isText) read = _texts.ReadAround(words, withParts);
            if (isText) around = read;
            if (stated == Route.Unknown) stated = read.StatedRoute;
            if (form == Route.Unknown) form = read.FormRoute;
            injected |= read.IsInjected;
            if (read.Kind != ResolutionKind.Recognised) continue;
            confirmedByBrand |= read.NamesBrand && SameSet(read.Members, code.Meaning.Set);
            if (!Disagrees(read.Members, code.Meaning.Set)) continue;
            foreach (var member in read.Members)
                if (!_table.SetMembers(code.Meaning.Set).Contains(member)) conflicting.Add(member);
            if (!remarks.Any(static remark => remark.Code == RemarkCode.DisplayDisagrees))
                remarks.Add(new Remark(RemarkCode.DisplayDisagrees, $"The code means {code.Name}, the words say {read.Name}; the code decided."));
        }
        return new DrugText
        {
            StatedRoute = stated,
            FormRoute = form,
            IsInjected = injected,
            Context = around.Context,
            ContextWords = around.ContextWords,
            Parts = around.Parts,
        };
    }

    private Resolution FromWords(Medication medication, List<CodeReading> readings, ImmutableArray<Remark>.Builder remarks, bool withParts)
    {
        var read = default(DrugText);
        foreach (var (words, _) in Words(medication))
        {
            var next = _texts.Read(words, withParts);
            if (read is null || next.Kind > read.Kind || (next.Kind == read.Kind && read.Kind == ResolutionKind.Unrecognised && read.Candidates.IsEmpty)) read = next;
            if (read.Kind == ResolutionKind.Recognised) break;
        }
        // Codes of another list or with several meanings are sound: the words do not overrule them.
        var decided = readings.Find(static reading => reading.Kind is CodeReadingKind.WrongList or CodeReadingKind.Ambiguous);
        if (decided is not null && (decided.Kind == CodeReadingKind.WrongList || read?.Kind != ResolutionKind.Recognised))
        {
            return new Resolution
            {
                Kind = decided.Kind == CodeReadingKind.Ambiguous ? ResolutionKind.Ambiguous : ResolutionKind.Unrecognised,
                Because = decided.Because,
                Candidates = decided.Candidates,
                Parts = read?.Parts ?? TextParts.None,
            };
        }
        if (read is null || (read.Kind == ResolutionKind.Unrecognised && readings.Count > 0))
        {
            var failed = readings.FirstOrDefault();
            return new Resolution
            {
                Kind = ResolutionKind.Unrecognised,
                Because = failed?.Because ?? read?.Because ?? "The entry has neither a code nor words.",
                Candidates = failed is { Candidates.IsEmpty: false } ? failed.Candidates : read?.Candidates ?? [],
                Parts = read?.Parts ?? TextParts.None,
            };
        }
        if (readings.Count > 0 && read.Kind != ResolutionKind.Unrecognised) AddCodeRemark(medication, readings, remarks);
        if (read.Kind != ResolutionKind.Recognised) return new Resolution { Kind = read.Kind, Because = read.Because, Candidates = read.Candidates, Parts = read.Parts };

        var (route, source) = RouteOf(medication, new MeaningRecord(0, read.ProductRoute, TermKind.Brand, MeaningFlags.None, 0), read, -1, remarks, read.Members);
        AddContextRemark(read, remarks);
        return new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = ToMatches(read.Members.AsSpan()),
            Name = read.Name,
            Because = read.Because,
            Route = route,
            RouteSource = source,
            Context = read.Context,
            OnlyPossible = read.OnlyPossible,
            Parts = read.Parts,
        };
    }

    private Resolution? FromIngredients(Medication medication, ImmutableArray<Remark>.Builder remarks)
    {
        if (_ingredients.Read(medication.Ingredients) is not { } read) return null;
        remarks.Clear();
        if (medication.Text is not null || !medication.Codes.IsDefaultOrEmpty)
            remarks.Add(new Remark(RemarkCode.CodeNotRead, "Neither the code nor the name of the product is known; its ingredients decided."));
        if (!read.Unknown.IsEmpty)
            remarks.Add(new Remark(RemarkCode.CodeNotRead, $"Of the ingredients {string.Join(", ", read.Unknown)} could not be read or is not known; the others decided."));
        var (route, source) = RouteOf(medication, new MeaningRecord(0, Route.Unknown, TermKind.Brand, MeaningFlags.None, 0), new DrugText(), -1, remarks, read.Members);
        return new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = ToMatches(read.Members.AsSpan()),
            Name = read.Name,
            Route = route,
            RouteSource = source,
            OnlyPossible = read.OnlyPossible,
        };
    }

    private static void AddCodeRemark(Medication medication, List<CodeReading> readings, ImmutableArray<Remark>.Builder remarks)
    {
        var codes = string.Join(", ", medication.Codes.Where(static coding => !IsWords(coding)).Select(static coding => coding.ToString()));
        if (readings.TrueForAll(static reading => reading.Kind == CodeReadingKind.ListIncomplete))
            remarks.Add(new Remark(RemarkCode.CodeListIncomplete, $"No complete list is shipped for {codes}; the name decided."));
        else
            remarks.Add(new Remark(RemarkCode.CodeNotRead, $"The code {codes} could not be read or is not known; the name decided."));
    }

    // Ruling 8: the entry's own route, else the product's form, else the words, else the directions.
    private (Route Route, RouteSource Source) RouteOf(Medication medication, MeaningRecord product, DrugText words, int set, ImmutableArray<Remark>.Builder remarks, ImmutableArray<ushort> members = default)
    {
        var (ofProduct, isInjected) = (product.Route, product.Has(MeaningFlags.Injectable));
        if (ofProduct == Route.Unknown && medication.DoseForm is { } doseForm)
        {
            var read = _texts.ReadDirections(doseForm);
            ofProduct = RouteOf(read, set, members);
            isInjected |= read.IsInjected;
        }
        if (medication.Route != Route.Unknown)
        {
            var form = ofProduct != Route.Unknown ? ofProduct : words.FormRoute;
            if (product.Route != Route.Unknown ? product.Route != medication.Route : Contradicts(form, isInjected || words.IsInjected, medication.Route))
                remarks.Add(new Remark(RemarkCode.RouteDisagrees,
                    $"The entry says {Spellings.Route.Of(medication.Route)}, the product is {(form == Route.Unknown ? "injected" : Spellings.Route.Of(form))}; the entry decided."));
            return (medication.Route, RouteSource.Entry);
        }
        var stated = words.StatedRoute != Route.Unknown ? words.StatedRoute : words.FormRoute;
        if (stated == Route.Unknown && words.IsInjected) stated = Injected(set, members);
        if (ofProduct != Route.Unknown)
        {
            if (words.StatedRoute != Route.Unknown && words.StatedRoute != ofProduct)
                remarks.Add(new Remark(RemarkCode.RouteDisagrees, $"The words say {Spellings.Route.Of(words.StatedRoute)}, the product is {Spellings.Route.Of(ofProduct)}; the product decided."));
            return (ofProduct, RouteSource.Product);
        }
        if (stated == Route.Unknown && medication.Directions is { } directions) stated = RouteOf(_texts.ReadDirections(directions), set, members);
        return stated == Route.Unknown ? (Route.Unknown, RouteSource.None) : (stated, RouteSource.Text);
    }

    // A form in words is broader than a product: tablets are also given under the tongue, and an injection into a muscle.
    private static bool Contradicts(Route form, bool isInjected, Route route) => route switch
    {
        Route.Oral or Route.Topical or Route.Vaginal => isInjected || form is Route.Intravenous or Route.Intramuscular or Route.Subcutaneous,
        Route.Intravenous or Route.Intramuscular or Route.Subcutaneous => form == Route.Oral && !isInjected,
        _ => false,
    };

    private Route RouteOf(RouteWords read, int set, ImmutableArray<ushort> members) =>
        read.Stated != Route.Unknown ? read.Stated : read.Form != Route.Unknown ? read.Form : read.IsInjected ? Injected(set, members) : Route.Unknown;

    private Route Injected(int set, ImmutableArray<ushort> members)
    {
        if (_table.TryFindConcept("drug:iron-sucrose", out var iron) && Has(iron!.Index)) return Route.Intravenous;
        return _table.TryFindConcept("drug:teriparatide", out var teriparatide) && Has(teriparatide!.Index) ? Route.Subcutaneous : Route.Unknown;

        bool Has(int concept) => set >= 0 ? _table.SetMembers(set).Contains((ushort)concept) : !members.IsDefault && members.Contains((ushort)concept);
    }

    private static void AddContextRemark(DrugText words, ImmutableArray<Remark>.Builder remarks)
    {
        if (ContextRemarks.For(words.Context, words.ContextWords) is { } remark) remarks.Add(remark);
    }

    private static IEnumerable<(string Words, bool IsText)> Words(Medication medication)
    {
        if (medication.Text is not null) yield return (medication.Text, true);
        if (medication.Codes.IsDefaultOrEmpty) yield break;
        foreach (var coding in medication.Codes)
        {
            var words = WordsOf(coding);
            if (words.Length > 0 && words != medication.Text) yield return (words, false);
        }
    }

    // Words that share no ingredient with the code disagree; so do words that name a drug the pack speaks of and the code lacks.
    private bool Disagrees(ImmutableArray<ushort> words, int set)
    {
        if (words.IsEmpty) return false;
        var code = _table.SetMembers(set);
        var shares = false;
        foreach (var member in words)
        {
            if (code.Contains(member) || _names.IsGeneralWord(member, code) || IsAkin(member, code)) shares = true;
            else if (_table.IsSpokenOf(member)) return true;
        }
        return !shares;
    }

    // "Alendronic acid" and "alendronate", "methotrexate" and its sodium salt: one substance under two RxNorm ingredients. Never for a look-alike's neighbours.
    private bool IsAkin(ushort words, ConceptIndexes code)
    {
        const int Shared = 7;
        var name = _table.ConceptAt(words).Display;
        if (name.Length < Shared || name.StartsWith("conjugat", StringComparison.OrdinalIgnoreCase)) return false;
        for (var i = 0; i < code.Length; i++)
            if (_table.ConceptAt(code[i]).Display.StartsWith(name[..Shared], StringComparison.OrdinalIgnoreCase) && !name[..Shared].Contains(' ', StringComparison.Ordinal)) return true;
        return false;
    }

    private bool SameSet(ImmutableArray<ushort> words, int set)
    {
        var code = _table.SetMembers(set);
        if (code.Length != words.Length) return false;
        for (var i = 0; i < words.Length; i++)
            if (code[i] != words[i]) return false;
        return true;
    }

    private void AddMembers(int set, SortedSet<ushort> members)
    {
        var indexes = _table.SetMembers(set);
        for (var i = 0; i < indexes.Length; i++) members.Add(indexes[i]);
    }

    private ImmutableArray<ConceptMatch> ToMatches(SortedSet<ushort> members)
    {
        var all = new ushort[members.Count];
        members.CopyTo(all);
        return ToMatches(all.AsSpan());
    }

    // From a span: a collection of numbers by its interface would be compiled at start (benchmarks/StartUp).
    private ImmutableArray<ConceptMatch> ToMatches(ReadOnlySpan<ushort> members)
    {
        var matches = new ConceptMatch[members.Length];
        for (var i = 0; i < matches.Length; i++) matches[i] = new ConceptMatch(_table.ConceptAt(members[i]), ConceptRole.Include, Course.Chronic, "");
        return ImmutableCollectionsMarshal.AsImmutableArray(matches);
    }
}
