namespace CrampRisk.Fhir;

/// <summary>Reads Patient: the id, the birth date and a recorded death.</summary>
internal static class PatientResource
{
    public static void Read(ref JsonCursor json, DocumentDraft draft)
    {
        var offset = json.Offset;
        if (!json.EnterObject()) return;
        string? id = null;
        var isDeceased = false;
        CalendarDate deceased = default, born = default;
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.String();
            else if (json.Name.SequenceEqual("birthDate"u8)) born = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("deceasedBoolean"u8)) isDeceased |= json.Boolean() == true;
            else if (json.Name.SequenceEqual("deceasedDateTime"u8))
            {
                isDeceased |= !json.IsNull;
                deceased = DateElement.End(ref json, ref remarks);
            }
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Patient);
        }
        draft.LastPatient = new PatientRecord(id, null, offset) { Born = born, IsDeceased = isDeceased, Deceased = deceased };
    }
}
