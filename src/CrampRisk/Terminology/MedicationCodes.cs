namespace CrampRisk.Terminology;

/// <summary>Reads the codes of a medication one by one.</summary>
internal sealed class MedicationCodes(TerminologyTable table, DrugHits names)
{
    private readonly NdcReader _ndcs = new(table, names);

    /// <summary>Reads a code that needs no remark. False sends it the long way.</summary>
    public bool TryReadPlain(Coding coding, out int meaning)
    {
        meaning = -1;
        if (coding.System == CodeSystem.RxNorm && RxCui.TryParse(coding.Code, out var rxCui))
            meaning = table.CurrentOf(rxCui.Value) == 0 ? table.RxCuis.Find(rxCui.Value) : -1;
        else if (coding.System == CodeSystem.Ndc && Ndc.TryParse(coding.Code, out var ndc) && table.Ndcs.Find(ndc) is >= 0 and var place)
            meaning = table.Ndcs.Meaning(place);
        return meaning >= 0;
    }

    /// <summary>The name of a code that <see cref="TryReadPlain"/> read.</summary>
    public string NameOf(Coding coding)
    {
        if (coding.System == CodeSystem.Ndc) return _ndcs.NameOf(table.Ndcs.Find(Ndc.Parse(coding.Code)));
        var code = RxCui.Parse(coding.Code).Value;
        return NameOf(code, table.Meaning(table.RxCuis.Find(code)));
    }

    public CodeReading Read(Coding coding)
    {
        var code = CodeText.Plain(coding.Code);
        return coding.System switch
        {
            CodeSystem.RxNorm => RxNorm(code),
            CodeSystem.Ndc => _ndcs.Read(code),
            CodeSystem.Atc => FromAtc(code),
            CodeSystem.Icd10Cm or CodeSystem.Icd10 or CodeSystem.Icd9Cm => OtherList(coding, "conditions"),
            CodeSystem.Icd10Pcs or CodeSystem.Icd9Proc => OtherList(coding, "procedures"),
            CodeSystem.Snomed or CodeSystem.Hcpcs or CodeSystem.Cpt => OtherVocabulary(coding, code),
            _ => CodeReading.NotRead($"The code {coding.Code} comes from no code system that is known here."),
        };
    }

    private CodeReading RxNorm(ReadOnlySpan<char> code)
    {
        if (!RxCui.TryParse(code, out var rxCui)) return CodeReading.NotRead(code.IsEmpty ? "The RxNorm code is empty." : "An RxNorm code is one to eight digits.");
        var number = table.RxCuis.Find(rxCui.Value);
        if (number < 0) return CodeReading.NotRead($"The RxNorm code {rxCui} is not in the tables; that does not say that it is no drug.");
        var meaning = table.Meaning(number);
        var current = table.CurrentOf(rxCui.Value);
        var name = NameOf(rxCui.Value, meaning);
        if (meaning.Has(MeaningFlags.IngredientsNotKnown))
            return CodeReading.NotRead($"The RxNorm code {rxCui} is a brand whose ingredients no source gives.", name.Length == 0 ? [] : [name]);
        return new CodeReading
        {
            Kind = CodeReadingKind.Resolved,
            Meaning = meaning,
            Name = name,
            Remark = current == 0 ? null : new Remark(RemarkCode.RetiredCodeFollowed, $"The RxNorm code {rxCui} is retired; it was followed to {current} ({NameOf(current, table.Meaning(table.RxCuis.Find(current)))})."),
        };
    }

    private string NameOf(uint code, MeaningRecord meaning)
    {
        var name = table.RxCuis.Name(code);
        var ingredients = names.Ingredients(meaning.Set);
        if (name.Length > 0 && meaning.Kind == TermKind.Brand && ingredients.Length > 0) return $"{name} ({ingredients})";
        if (name.Length > 0) return name;
        // For look-alikes the words are the sentence, not the dose form.
        var form = meaning.Words == 0 || meaning.Has(MeaningFlags.LookAlike) ? "" : table.String(meaning.Words);
        return form.Length == 0 ? ingredients : $"{ingredients} {form}";
    }

    private CodeReading FromAtc(ReadOnlySpan<char> code)
    {
        if (!PackedCode.TryPack(code, out var packed)) return CodeReading.NotRead("An ATC code of level 5 has seven characters, such as M01AE02.");
        var number = table.FindAtc(packed, out var role, out var note);
        if (number < 0)
        {
            return Atc.TryParse(code, out var atc)
                ? CodeReading.NotRead($"The ATC code {atc} is not in the tables; only those that the rules speak of are.")
                : CodeReading.NotRead("An ATC code of level 5 has seven characters, such as M01AE02.");
        }
        var meaning = table.Meaning(number);
        var name = names.Ingredients(meaning.Set);
        if (role == 2 || (meaning.Set == 0 && role != 3))
            return new CodeReading { Kind = CodeReadingKind.Ambiguous, Because = $"The ATC code {PackedCode.Unpack(packed)} covers several drugs: {note}.", Candidates = name.Length == 0 ? [] : [name] };
        return new CodeReading { Kind = CodeReadingKind.Resolved, Meaning = meaning, Name = name };
    }

    private static CodeReading OtherList(Coding coding, string list) => new()
    {
        Kind = CodeReadingKind.WrongList,
        Because = $"{coding} is no code for a medication: it belongs in the list of {list}.",
    };

    private CodeReading OtherVocabulary(Coding coding, ReadOnlySpan<char> code)
    {
        if (!ConditionCode.TryRead(coding.System, code, out var packed)) return CodeReading.NotRead($"{coding} does not have the form of such a code.");
        Span<ConditionHit> hits = stackalloc ConditionHit[ConditionCodeIndex.MaxHits];
        if (table.ConditionCodes.Find(coding.System, packed, hits) > 0) return OtherList(coding, coding.System == CodeSystem.Snomed ? "conditions" : "procedures");
        return new CodeReading { Kind = CodeReadingKind.ListIncomplete, Because = $"{coding} has the form of a code, but no list of such codes for medications is shipped." };
    }
}
