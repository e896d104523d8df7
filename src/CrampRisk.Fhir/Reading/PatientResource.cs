using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads Patient: the id, the birth date and a recorded death.</summary>
internal static class PatientResource
{
    public static void Read(ref JsonCursor json, DocumentDraft draft)
    {
        var offset = json.Offset;
        if (!json.EnterObject()) return;
        string? id = null, identifier = null;
        var isDeceased = false;
        CalendarDate deceased = default, born = default;
        RemarkList remarks = default;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("id"u8)) id = json.String();
            else if (json.Name.SequenceEqual("identifier"u8)) identifier = ReadIdentifier(ref json) ?? identifier;
            else if (json.Name.SequenceEqual("birthDate"u8)) born = DateElement.Start(ref json, ref remarks);
            else if (json.Name.SequenceEqual("deceasedBoolean"u8)) isDeceased |= json.Boolean() == true;
            else if (json.Name.SequenceEqual("deceasedDateTime"u8))
            {
                isDeceased |= !json.IsNull;
                deceased = DateElement.End(ref json, ref remarks);
            }
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Patient);
        }
        draft.LastPatient = new PatientRecord(id ?? identifier, null, offset) { Born = born, IsDeceased = isDeceased, Deceased = deceased };
    }

    // Only one of our own: it holds an id that FHIR does not allow.
    private static string? ReadIdentifier(ref JsonCursor json)
    {
        string? found = null;
        if (!json.EnterArray()) return found;
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            var isOurs = false;
            ReadOnlySpan<byte> value = default;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("system"u8)) isOurs = json.Bytes().SequenceEqual("urn:x-cramprisk"u8);
                else if (json.Name.SequenceEqual("value"u8)) value = json.Bytes();
                else json.Skip();
            }
            if (isOurs && !value.IsEmpty) found = Encoding.UTF8.GetString(value);
        }
        return found;
    }
}
