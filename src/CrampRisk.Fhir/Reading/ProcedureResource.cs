namespace CrampRisk.Fhir;

/// <summary>Reads Procedure.</summary>
internal static class ProcedureResource
{
    /// <returns>False where it states that there are none, and became no entry.</returns>
    public static bool Read(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return false;
        ReadOnlySpan<byte> id = default;
        var concept = FhirConcept.None;
        var status = ProcedureStatus.Unknown;
        CalendarDate start = default, end = default;
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Bytes();
            else if (json.Name.SequenceEqual("code"u8)) concept = ConceptElement.Read(ref json, draft.Concepts);
            else if (json.Name.SequenceEqual("status"u8)) status = CodeElement.Read(ref json, Spellings.ProcedureStatus, R4Codes.Every, "status", ref remarks);
            else if (json.Name.SequenceEqual("performedDateTime"u8)) start = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("performedPeriod"u8)) (start, end) = DateElement.Period(ref json, ref remarks);
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Procedure);
        }
        var procedure = new Procedure
        {
            Text = concept.Text,
            Codes = concept.Codes,
            Reference = ResourceElement.ReferenceOf(ResourceKind.Procedure, id),
            Remarks = remarks.ToImmutableArray(),
            Status = status,
            Start = start,
            End = end,
        };
        if (draft.IsAbsence(procedure, isMistake: status == ProcedureStatus.EnteredInError)) return false;
        draft.Procedures.Add(procedure);
        return true;
    }
}
