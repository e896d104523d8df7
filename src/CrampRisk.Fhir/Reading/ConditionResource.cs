namespace CrampRisk.Fhir;

/// <summary>Reads Condition.</summary>
internal static class ConditionResource
{
    /// <returns>False where it states that there are none, and became no entry.</returns>
    public static bool Read(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return false;
        ReadOnlySpan<byte> id = default;
        var concept = FhirConcept.None;
        var clinical = ClinicalStatus.Unknown;
        var verification = VerificationStatus.Unknown;
        CalendarDate onset = default, recorded = default, abatement = default;
        var endedWithoutDate = false;
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.Bytes();
            else if (json.Name.SequenceEqual("code"u8)) concept = ConceptElement.Read(ref json, draft.Concepts);
            else if (json.Name.SequenceEqual("clinicalStatus"u8))
            {
                if (json.IsString) RefuseAsOlder(ref json, draft, "Condition.clinicalStatus as a string");
                else clinical = CodeElement.ReadConcept(ref json, Spellings.ClinicalStatus, R4Codes.Every, "clinicalStatus", ref remarks);
            }
            else if (json.Name.SequenceEqual("verificationStatus"u8))
            {
                if (json.IsString) RefuseAsOlder(ref json, draft, "Condition.verificationStatus as a string");
                else verification = CodeElement.ReadConcept(ref json, Spellings.VerificationStatus, R4Codes.Every, "verificationStatus", ref remarks);
            }
            else if (json.Name.SequenceEqual("onsetDateTime"u8)) onset = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("onsetPeriod"u8)) onset = DateElement.Period(ref json, ref remarks).Start;
            else if (json.Name.SequenceEqual("recordedDate"u8)) recorded = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("abatementDateTime"u8)) abatement = DateElement.End(ref json, ref remarks);
            else if (json.Name.SequenceEqual("abatementPeriod"u8))
            {
                var hasRemark = remarks.Count;
                var (start, end) = DateElement.Period(ref json, ref remarks);
                // Ruling 13: its end, else its start; a sentinel end is "no end" and not the start.
                abatement = end.IsGiven || remarks.Count > hasRemark ? end : start;
            }
            else if (json.Name.SequenceEqual("abatementAge"u8) || json.Name.SequenceEqual("abatementRange"u8) || json.Name.SequenceEqual("abatementString"u8))
            {
                endedWithoutDate |= !json.IsNull;
                json.Skip();
            }
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Condition);
        }

        if (endedWithoutDate && !abatement.IsGiven && clinical is not (ClinicalStatus.Inactive or ClinicalStatus.Remission))
        {
            // Ruling 13: ended, the day unknown, as "resolved" without a date says it.
            if (clinical is ClinicalStatus.Active or ClinicalStatus.Recurrence or ClinicalStatus.Relapse)
                remarks.Add(RemarkCode.StatusAndDatesDisagree, "The clinical status says that it goes on, but the record states an abatement; it was read as resolved.");
            clinical = ClinicalStatus.Resolved;
        }

        var condition = new Condition
        {
            Text = concept.Text,
            Codes = concept.Codes,
            Reference = ResourceElement.ReferenceOf(ResourceKind.Condition, id),
            Remarks = remarks.ToImmutableArray(),
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = onset,
            Recorded = recorded,
            Abatement = abatement,
        };
        var isOver = clinical is ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved;
        if (draft.IsAbsence(condition, isMistake: isOver || verification is VerificationStatus.Refuted or VerificationStatus.EnteredInError)) return false;
        draft.Conditions.Add(draft.Tags.On(condition));
        return true;
    }

    private static void RefuseAsOlder(ref JsonCursor json, DocumentDraft draft, string sign)
    {
        draft.Signs.Add(FhirVersion.Dstu2OrStu3, sign, json.Offset);
        json.Skip();
    }
}
