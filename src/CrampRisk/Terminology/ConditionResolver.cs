using System.Collections.Immutable;

namespace CrampRisk.Terminology;

/// <summary>Resolves conditions and procedures: codes first, concept by concept, then display and text.</summary>
internal sealed class ConditionResolver(TerminologyTable table)
{

    private readonly ConditionTextReader _texts = new(table);

    public Resolution Resolve(Condition condition, bool withParts) =>
        TryResolvePlain(condition) ?? Resolve(condition, only: null, "conditions", withParts);

    /// <summary>A condition code on a procedure counts; its words are read for dialysis only (ruling 15).</summary>
    public Resolution Resolve(Procedure procedure, bool withParts) =>
        Resolve(procedure, table.TryFindConcept(ConceptNames.Hemodialysis, out var hemodialysis) ? hemodialysis : null, "procedures", withParts);

    private enum CodeOutcome : byte
    {
        NotRead = 0,
        Matched,
        SoundWithoutRow,
        ListIncomplete,
        WrongList,
    }

    private sealed record Reading(Coding Coding, CodeOutcome Outcome, ImmutableArray<ConceptMatch> Matches, string Name, TextContext Context, WeekRange? Weeks, string Because);

    private Resolution Resolve(Entry entry, Concept? only, string list, bool withParts)
    {
        // "ICD-10 K74.60" inside a text decides like a coding.
        if ((entry.Codes.IsDefaultOrEmpty || entry.Codes.All(IsWords)) && TextCodes.OfCondition(entry.Text) is { IsEmpty: false } codes)
            entry = entry with { Codes = entry.Codes.IsDefault ? codes : [.. codes, .. entry.Codes], AsGiven = entry.Input };
        var remarks = ImmutableArray.CreateBuilder<Remark>();
        var readings = new List<Reading>();
        if (!entry.Codes.IsDefaultOrEmpty)
        {
            foreach (var coding in entry.Codes)
                if (!IsWords(coding)) readings.Add(Read(coding, entry.AsGiven is not null, list));
        }
        var first = readings.Find(static reading => reading.Outcome is CodeOutcome.Matched or CodeOutcome.SoundWithoutRow);
        var resolution = first is null ? FromWords(entry, readings, only, remarks, withParts) : FromCodes(entry, readings, first, only, remarks, withParts);
        if (resolution.Kind == ResolutionKind.Recognised) AddRemarks(resolution, remarks);
        if (entry.Remarks.Any(static remark => remark.Code == RemarkCode.ReferenceNotFollowed)) resolution = resolution with { OnlyPossible = true };
        return resolution with { Remarks = remarks.DrainToImmutable() };
    }

    // One sound ICD code that no row describes, and no words: most conditions of most patients.
    private Resolution? TryResolvePlain(Condition condition)
    {
        if (condition is not { Codes: { IsDefault: false, Length: 1 }, Text: null, AsGiven: null, Remarks.IsDefaultOrEmpty: true }) return null;
        var coding = condition.Codes[0];
        if (!string.IsNullOrEmpty(coding.Display) || coding.System is not (CodeSystem.Icd10Cm or CodeSystem.Icd10 or CodeSystem.Icd9Cm)) return null;
        Span<ConditionHit> hits = stackalloc ConditionHit[ConditionCodeIndex.MaxHits];
        return ConditionCode.TryRead(coding.System, coding.Code, out var packed) && table.ConditionCodes.Find(coding.System, packed, hits) == 0
            ? new Resolution { Kind = ResolutionKind.Recognised, NameCoding = coding }
            : null;
    }

    private static bool IsWords(Coding coding) => coding.System is CodeSystem.Unknown or CodeSystem.Local;

    private Reading Read(Coding coding, bool typed, string list)
    {
        if (coding.System is CodeSystem.RxNorm or CodeSystem.Ndc or CodeSystem.Atc)
            return new Reading(coding, CodeOutcome.WrongList, [], "", TextContext.None, null, $"{coding} is a code for a medication, not for one of the {list}: it belongs in the list of medications.");
        var code = CodeText.Plain(coding.Code);
        var system = list == "procedures" ? ProcedureSystem(coding.System, code) : coding.System;
        if (!ConditionCode.TryRead(system, code, out var packed))
            return new Reading(coding, CodeOutcome.NotRead, [], "", TextContext.None, null, code.IsEmpty ? "The code is empty." : $"{coding} does not have the form of such a code.");

        Span<ConditionHit> hits = stackalloc ConditionHit[ConditionCodeIndex.MaxHits];
        var count = table.ConditionCodes.Find(system, packed, hits);
        // A diagnosis may stand on a procedure, and short codes look alike: what the procedures do not have is looked up as it was given.
        if (count == 0 && system != coding.System && ConditionCode.TryRead(coding.System, code, out var asGiven) && table.ConditionCodes.Find(coding.System, asGiven, hits) is > 0 and var given)
            (count, packed) = (given, asGiven);
        // Typed without a prefix it was taken for ICD-10-CM; WHO codes that only ICD-10 has are meant as such.
        if (count == 0 && typed && coding.System == CodeSystem.Icd10Cm && IcdFormat.TryReadIcd10(code, out var who)) count = table.ConditionCodes.Find(CodeSystem.Icd10, who, hits);
        if (count == 0)
        {
            var outcome = coding.System is CodeSystem.Snomed or CodeSystem.Cpt or CodeSystem.Hcpcs ? CodeOutcome.ListIncomplete : CodeOutcome.SoundWithoutRow;
            var name = string.IsNullOrWhiteSpace(coding.Display) ? coding.ToString() : $"{coding} {coding.Display}";
            return new Reading(coding, outcome, [], name, TextContext.None, null,
                $"{coding} has the form of a code, but the list of such codes is not complete: what it means is not known.");
        }
        return Matched(coding, packed, hits[..count]);
    }

    // FHIR has one URI for both halves of ICD-9-CM, and records write ICD-10 for ICD-10-PCS: under procedures the form tells which is meant.
    private static CodeSystem ProcedureSystem(CodeSystem stated, ReadOnlySpan<char> code) => stated switch
    {
        CodeSystem.Icd9Cm when code.IndexOf('.') is 2 or -1 && IcdFormat.TryReadIcd9Procedure(code, out _) => CodeSystem.Icd9Proc,
        CodeSystem.Icd10Cm or CodeSystem.Icd10 when !code.Contains('.') && IcdFormat.TryReadIcd10Pcs(code, out _) => CodeSystem.Icd10Pcs,
        _ => stated,
    };

    private Reading Matched(Coding coding, ulong packed, ReadOnlySpan<ConditionHit> hits)
    {
        var matches = ImmutableArray.CreateBuilder<ConceptMatch>(hits.Length);
        var context = TextContext.None;
        var name = "";
        foreach (var hit in hits)
        {
            if (name.Length == 0) name = table.String(hit.Name);
            if (hit.Concept == ConditionHit.AnyConcept) context = hit.Context;
            else matches.Add(new ConceptMatch(table.ConceptAt(hit.Concept), hit.Role, hit.Course, hit.Note == 0 ? "" : table.String(hit.Note)));
        }
        // Rows for every concept come first (ruling 1): past diabetes of pregnancy is past, whatever else has a row for it.
        if (context != TextContext.None) matches.Clear();
        var weeks = coding.System == CodeSystem.Icd10Cm ? Trimesters.Of(packed) : null;
        return new Reading(coding, CodeOutcome.Matched, matches.DrainToImmutable(), name, context, weeks, "");
    }

    private Resolution FromCodes(Entry entry, List<Reading> readings, Reading first, Concept? only, ImmutableArray<Remark>.Builder remarks, bool withParts)
    {
        var concepts = new List<ConceptMatch>(first.Matches.Length);
        foreach (var match in first.Matches) concepts.Add(match);
        var conflicting = new List<ConceptMatch>();
        var context = first.Context;
        var weeks = first.Weeks;
        foreach (var reading in readings)
        {
            if (reading == first || reading.Outcome is not (CodeOutcome.Matched or CodeOutcome.SoundWithoutRow)) continue;
            weeks ??= reading.Weeks;
            if (Compare(concepts, reading.Matches, conflicting) && !Has(remarks, RemarkCode.CodesDisagree))
                remarks.Add(new Remark(RemarkCode.CodesDisagree, $"The codes of this entry mean different things: {first.Name}, and {reading.Name}; the first decided."));
        }

        var words = new ConditionText();
        foreach (var (text, isText) in Words(entry))
        {
            var read = _texts.Read(text, only, withParts && isText);
            if (isText) words = read;
            if (read.Kind != ResolutionKind.Recognised) continue;
            weeks ??= read.Weeks;
            Refine(concepts, read);
            if (read.Context == TextContext.None && WordsDisagree(first, concepts, read) && !Has(remarks, RemarkCode.DisplayDisagrees))
            {
                conflicting.AddRange(read.Concepts.Where(match => (IsYes(match.Role) ? !Contains(concepts, match.Concept) || IsOtherKind(concepts, match) : IsOtherKind(concepts, match)) && !Contains(conflicting, match.Concept)));
                remarks.Add(new Remark(RemarkCode.DisplayDisagrees, $"The code means {first.Name}, the words say {read.Name}; the code decided."));
            }
        }
        // "K74.60 resolved" is a cue alone; "K74.60 no ascites" denies something else than the code means.
        if (context == TextContext.None && (concepts.Count == 0 || words.Concepts.IsEmpty || words.Concepts.Any(match => Contains(concepts, match.Concept)))) context = words.Context;
        if (ContextRemarks.For(context, first.Context == TextContext.None ? words.ContextWords : "") is { } remark) remarks.Add(remark);
        return new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = [.. concepts],
            Conflicting = [.. conflicting],
            Name = first.Name,
            Because = context == TextContext.None ? Because(concepts, first.Name) : "",
            Context = context,
            Weeks = concepts.Exists(static match => match.Concept.Name == ConceptNames.Pregnancy) ? weeks : null,
            OnlyPossible = words.OnlyPossible && words.Kind == ResolutionKind.Recognised,
            Parts = words.Parts,
        };
    }

    private Resolution FromWords(Entry entry, List<Reading> readings, Concept? only, ImmutableArray<Remark>.Builder remarks, bool withParts)
    {
        if (readings.Find(static reading => reading.Outcome == CodeOutcome.WrongList) is { } wrong)
            return new Resolution { Kind = ResolutionKind.Unrecognised, Because = wrong.Because };

        var read = default(ConditionText);
        foreach (var (text, _) in Words(entry))
        {
            var next = _texts.Read(text, only, withParts);
            if (read is null || next.Kind > read.Kind) read = next;
            if (read.Kind == ResolutionKind.Recognised) break;
        }
        var incomplete = readings.Find(static reading => reading.Outcome == CodeOutcome.ListIncomplete);
        if (read is null) return new Resolution { Kind = ResolutionKind.Unrecognised, Because = readings.FirstOrDefault()?.Because ?? "The entry has neither a code nor words." };
        if (incomplete is not null && read.Kind != ResolutionKind.Ambiguous)
        {
            // Ruling 29: a display that names nothing covered makes it "not covered", with a remark that the list has gaps.
            remarks.Add(new Remark(RemarkCode.CodeListIncomplete, $"No complete list is shipped for {incomplete.Coding}; the name decided."));
            if (read.Kind == ResolutionKind.Unrecognised)
                return new Resolution { Kind = ResolutionKind.Recognised, Name = incomplete.Name, Parts = read.Parts };
        }
        else if (readings.Count > 0 && read.Kind != ResolutionKind.Unrecognised)
        {
            remarks.Add(new Remark(RemarkCode.CodeNotRead, $"The code {string.Join(", ", readings.Select(static reading => reading.Coding.ToString()))} could not be read or is not known; the name decided."));
        }
        if (read.Kind != ResolutionKind.Recognised)
        {
            return new Resolution
            {
                Kind = read.Kind,
                Because = readings.Count > 0 && read.Kind == ResolutionKind.Unrecognised ? readings[0].Because : read.Because,
                Candidates = read.Candidates,
                Parts = read.Parts,
            };
        }
        if (ContextRemarks.For(read.Context, read.ContextWords) is { } remark) remarks.Add(remark);
        if (read.OnlyPossible) remarks.Add(new Remark(RemarkCode.NotConfirmed, "The words leave it open whether it is so."));
        return new Resolution
        {
            Kind = ResolutionKind.Recognised,
            Concepts = read.Concepts,
            Name = read.Name,
            Because = read.Because,
            Context = read.Context,
            Weeks = read.Weeks,
            OnlyPossible = read.OnlyPossible,
            Parts = read.Parts,
        };
    }

    // Concept by concept: what a later code means and the first does not is in conflict; so are "is" and "is not".
    private static bool Compare(List<ConceptMatch> concepts, ImmutableArray<ConceptMatch> others, List<ConceptMatch> conflicting)
    {
        var disagree = false;
        foreach (var other in others)
        {
            var mine = concepts.FindIndex(match => match.Concept == other.Concept);
            if (mine < 0)
            {
                if (other.Role is not (ConceptRole.Include or ConceptRole.Possible or ConceptRole.Ends) || Contains(conflicting, other.Concept)) continue;
                conflicting.Add(other);
                disagree = true;
            }
            else if (concepts[mine].Role == ConceptRole.Possible && other.Role is ConceptRole.Include or ConceptRole.Other)
            {
                concepts[mine] = other;                     // "dialysis" beside "hemodialysis": the exact one
            }
            else if (IsYes(concepts[mine].Role) != IsYes(other.Role))
            {
                disagree = true;
                if (IsYes(other.Role)) conflicting.Add(other);
            }
        }
        return disagree;
    }

    private static bool IsYes(ConceptRole role) => role is ConceptRole.Include or ConceptRole.Possible;

    // "Spinal stenosis, site unspecified" with the words "lumbar stenosis": the words say which.
    private static void Refine(List<ConceptMatch> concepts, ConditionText read)
    {
        for (var i = 0; i < concepts.Count; i++)
        {
            if (concepts[i].Role != ConceptRole.Possible) continue;
            foreach (var match in read.Concepts)
                if (match.Concept == concepts[i].Concept && match.Role is ConceptRole.Include or ConceptRole.Other) concepts[i] = concepts[i] with { Role = match.Role, Note = match.Note };
            if (concepts[i].Concept.Name == ConceptNames.LumbarStenosis && concepts[i].Role == ConceptRole.Possible && read.Region != SpinalRegion.NotStated)
                concepts[i] = concepts[i] with { Role = read.Region == SpinalRegion.Lumbar ? ConceptRole.Include : ConceptRole.Other };
        }
    }

    private static bool WordsDisagree(Reading first, List<ConceptMatch> concepts, ConditionText read)
    {
        var names = false;
        if (read.Concepts.Any(match => IsOtherKind(concepts, match))) return true;
        foreach (var match in read.Concepts)
        {
            if (!IsYes(match.Role)) continue;
            if (concepts.Exists(other => other.Concept == match.Concept && other.Role != ConceptRole.Exclude)) return false;
            // A concept without any code ("hypertension") is in the tables to be recognised: a code without a row may well mean it.
            names |= first.Outcome != CodeOutcome.SoundWithoutRow || match.Course != Course.Unknown;
        }
        return names;
    }

    // A code of cervical stenosis with the words "lumbar stenosis": the same concept, another region or kind of it.
    private static bool IsOtherKind(List<ConceptMatch> concepts, ConceptMatch match) =>
        concepts.Exists(mine => mine.Concept == match.Concept && (mine.Role, match.Role) is (ConceptRole.Other, ConceptRole.Include) or (ConceptRole.Include, ConceptRole.Other));

    private static void AddRemarks(Resolution resolution, ImmutableArray<Remark>.Builder remarks)
    {
        foreach (var match in resolution.Concepts)
        {
            if (resolution.Context != TextContext.None) return;
            if (match.Role == ConceptRole.Denied && !Has(remarks, RemarkCode.Negated)) remarks.Add(new Remark(RemarkCode.Negated, $"The entry denies {match.Concept.Display}."));
            if (match.Concept.Name == ConceptNames.Cramps && IsYes(match.Role)) remarks.Add(new Remark(RemarkCode.Symptom, "The entry records cramps themselves."));
            if (match.Role != ConceptRole.Possible) continue;
            if (match.Note.StartsWith("kind of dialysis not stated", StringComparison.Ordinal))
                remarks.Add(new Remark(RemarkCode.KindOfDialysisNotStated, "Dialysis is stated, but not whether it is hemodialysis."));
            if (match.Concept.Name == ConceptNames.LumbarStenosis)
                remarks.Add(new Remark(RemarkCode.RegionNotStated, "The entry does not say which region of the spine is meant."));
        }
    }

    private static string Because(List<ConceptMatch> concepts, string name)
    {
        foreach (var match in concepts)
        {
            if (match.Role == ConceptRole.Ends) return "It ends a pregnancy.";
            if (match.Role == ConceptRole.Exclude) return $"This is {name}, not {match.Concept.Display}{(match.Note.Length == 0 ? "" : $" ({match.Note})")}.";
        }
        return "";
    }

    private static IEnumerable<(string Text, bool IsText)> Words(Entry entry)
    {
        if (entry.Text is not null) yield return (entry.Text, true);
        if (entry.Codes.IsDefaultOrEmpty) yield break;
        foreach (var coding in entry.Codes)
        {
            var words = string.IsNullOrWhiteSpace(coding.Display) ? IsWords(coding) ? coding.Code : "" : coding.Display;
            if (words.Length > 0 && words != entry.Text) yield return (words, false);
        }
    }

    private static bool Contains(List<ConceptMatch> matches, Concept concept) => matches.Exists(match => match.Concept == concept);

    private static bool Has(ImmutableArray<Remark>.Builder remarks, RemarkCode code) => remarks.Any(remark => remark.Code == code);
}
