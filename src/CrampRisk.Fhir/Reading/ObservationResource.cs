namespace CrampRisk.Fhir;

/// <summary>Reads the few Observations that speak of a pregnancy, each into a condition entry; passes over all others.</summary>
internal static class ObservationResource
{
    // Ruling 16: weeks are stated up to 45; more is a slip of the pen, or another unit than weeks.
    private const int MaxWeeks = 45;

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
        CalendarDate effective = default, dueDate = default;
        QuantityElement quantity = default;
        var answer = FhirConcept.None;
        var focus = "";
        var isMistake = false;
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Bytes();
            else if (json.Name.SequenceEqual("status"u8)) isMistake = json.Bytes() is var status && (status.SequenceEqual("entered-in-error"u8) || status.SequenceEqual("cancelled"u8));
            else if (json.Name.SequenceEqual("effectiveDateTime"u8) || json.Name.SequenceEqual("effectiveInstant"u8)) effective = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("effectivePeriod"u8)) effective = DateElement.Period(ref json, ref remarks).Start;
            else if (json.Name.SequenceEqual("valueDateTime"u8)) dueDate = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("valueQuantity"u8)) quantity = QuantityElement.Read(ref json);
            else if (json.Name.SequenceEqual("valueInteger"u8)) quantity = new QuantityElement(json.Number(), null, null);
            else if (json.Name.SequenceEqual("valueCodeableConcept"u8)) answer = ConceptElement.Read(ref json);
            else if (json.Name.SequenceEqual("focus"u8)) focus = ReadFocus(ref json);
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Observation);
        }

        var weeks = fact == PregnancyFact.Weeks ? WeeksOf(quantity) : null;
        // No weeks at all are a field left at its default, unless the record says of which condition.
        if (weeks == 0 && focus.Length == 0) weeks = null;
        var isPregnant = fact == PregnancyFact.Status ? IsPregnant(answer) : true;
        if (fact == PregnancyFact.DueDate && !dueDate.IsGiven || fact == PregnancyFact.Weeks && weeks is null || isPregnant is null) return false;
        draft.Observed.Add(new ObservedPregnancy(draft.Conditions.Count, fact, focus));
        draft.Conditions.Add(new Condition
        {
            Codes = [isPregnant.Value ? ObservedPregnancy.Pregnant : ObservedPregnancy.NotPregnant],
            Reference = ResourceElement.ReferenceOf(ResourceKind.Observation, id),
            Remarks = remarks.ToImmutableArray(),
            VerificationStatus = isMistake ? VerificationStatus.EnteredInError : VerificationStatus.Unknown,
            Recorded = effective,
            DueDate = fact == PregnancyFact.DueDate ? dueDate : default,
            GestationalWeeks = weeks,
        });
        return true;
    }

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

    // A number without a unit is weeks: so the codes are used.
    public static int? WeeksOf(QuantityElement quantity)
    {
        if (quantity.Value is not { } value || value is < 0 or >= 7 * (MaxWeeks + 1)) return null;
        var days = quantity is { Code: null, Unit: null } ? 7 : QuantityElement.DaysOf(quantity.Code) ?? QuantityElement.DaysOf(quantity.Unit);
        return days * value / 7 is { } weeks and < MaxWeeks + 1 ? (int)weeks : null;
    }

    /// <summary>What an answer says; null where it says neither.</summary>
    public static bool? IsPregnant(FhirConcept answer)
    {
        foreach (var coding in answer.Codes)
        {
            if (coding.Code is "LA15173-0" or "77386006") return true;
            if (coding.Code is "LA26683-5" or "60001007") return false;
        }
        return null;
    }
}
