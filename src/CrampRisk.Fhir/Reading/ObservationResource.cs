namespace CrampRisk.Fhir;

/// <summary>Reads the few Observations that speak of a pregnancy, each into a condition entry; passes over all others.</summary>
internal static class ObservationResource
{
    /// <summary>Reads the Observation under the cursor.</summary>
    /// <returns>Whether it became an entry; one without a usable value states nothing.</returns>
    public static bool Read(ref JsonCursor json, DocumentDraft draft)
    {
        var text = json.PeekObject();
        var fact = PregnancyCodes.MayBeIn(text) ? PregnancyCodes.Peek(in json) : PregnancyFact.None;
        if (fact == PregnancyFact.None)
        {
            if (text.IsEmpty) json.SkipObjectByBrackets();
            else json.PassOver(text);
            return false;
        }
        if (!json.EnterObject()) return false;
        ReadOnlySpan<byte> id = default;
        var value = new ObservedValue();
        var focus = "";
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Bytes();
            else if (json.Name.SequenceEqual("status"u8)) value = value with { IsMistake = IsTakenBack(json.Bytes()) };
            else if (json.Name.SequenceEqual("effectiveDateTime"u8) || json.Name.SequenceEqual("effectiveInstant"u8)) value = value with { Effective = DateElement.Start(ref json, ref remarks) };
            else if (json.Name.SequenceEqual("effectivePeriod"u8)) value = value with { Effective = DateElement.Period(ref json, ref remarks).Start };
            else if (json.Name.SequenceEqual("valueDateTime"u8)) value = value with { Date = DateElement.Start(ref json, ref remarks) };
            else if (json.Name.SequenceEqual("valueQuantity"u8)) value = value with { Quantity = QuantityElement.Read(ref json) };
            else if (json.Name.SequenceEqual("valueInteger"u8)) value = value with { Quantity = new QuantityElement(json.Number(), null, null) };
            else if (json.Name.SequenceEqual("valueCodeableConcept"u8)) value = value with { Answer = ConceptElement.Read(ref json) };
            else if (json.Name.SequenceEqual("valueString"u8)) value = value with { Words = json.String() };
            else if (json.Name.SequenceEqual("focus"u8)) focus = ReadFocus(ref json);
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Observation);
        }

        value = value with { HasFocus = focus.Length > 0, IsOfAsOfDate = draft.Tags.Codes.Contains(EntryTags.OfAsOfDate) };
        if (value.ToCondition(fact, remarks.ToImmutableArray()) is not { } condition) return false;
        draft.Observed.Add(new ObservedPregnancy(draft.Conditions.Count, fact, focus));
        draft.Conditions.Add(condition with { Reference = ResourceElement.ReferenceOf(ResourceKind.Observation, id) });
        return true;
    }

    private static bool IsTakenBack(ReadOnlySpan<byte> status) => status.SequenceEqual("entered-in-error"u8) || status.SequenceEqual("cancelled"u8);

    private static string ReadFocus(ref JsonCursor json)
    {
        var focus = "";
        if (!json.EnterArray()) return focus;
        while (json.NextElement())
        {
            if (!json.IsObject) json.RefuseMember("an object");
            else focus = ReferenceElement.Read(ref json).Target ?? focus;
        }
        return focus;
    }
}
