using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads a resource of any kind into the draft, and what all kinds have in common.</summary>
internal static class ResourceElement
{
    /// <summary>Reads or passes over the resource under the cursor, which is an object.</summary>
    /// <param name="place">The entry that holds it, for a bundle inside a bundle; default for the root.</param>
    /// <returns>What it turned out to be: its kind, or one that is no entry where it became none.</returns>
    public static ResourceKind Read(ref JsonCursor json, DocumentDraft draft, EntryPlace place)
    {
        var kind = json.PeekResourceKind();
        draft.Tags.Clear();
        switch (kind)
        {
            case ResourceKind.None:
                json.Findings.NoResourceType(json.Offset);
                json.Skip();
                break;
            case ResourceKind.Bundle:
                BundleResource.Read(ref json, draft, place);
                break;
            case ResourceKind.Patient:
                PatientResource.Read(ref json, draft);
                break;
            case ResourceKind.Medication:
            case ResourceKind.Substance:
                draft.LastProduct = MedicationResource.ReadProduct(ref json, draft, kind);
                break;
            case ResourceKind.MedicationRequest:
            case ResourceKind.MedicationStatement:
            case ResourceKind.MedicationAdministration:
            case ResourceKind.MedicationDispense:
                if (!MedicationResource.Read(ref json, draft, kind)) return ResourceKind.Absence;
                break;
            case ResourceKind.Condition:
                if (!ConditionResource.Read(ref json, draft)) return ResourceKind.Absence;
                break;
            case ResourceKind.Procedure:
                if (!ProcedureResource.Read(ref json, draft)) return ResourceKind.Absence;
                break;
            case ResourceKind.Observation:
                if (!ObservationResource.Read(ref json, draft)) return ResourceKind.Other;
                break;
            case ResourceKind.List:
                ListResource.Read(ref json, draft);
                break;
            case ResourceKind.Composition:
                ListResource.ReadComposition(ref json, draft);
                break;
            case ResourceKind.CapabilityStatement:
                ReadCapabilityStatement(ref json, draft);
                break;
            case ResourceKind.OperationOutcome:
                draft.LastOutcome = ServerOutcome.Read(ref json);
                if (draft.LastOutcome.IsFailure) draft.Outcomes++;
                break;
            case ResourceKind.Parameters:
                draft.Parameters++;
                json.SkipObjectByBrackets();
                break;
            default:
                draft.Signs.AddKind(kind, json.Offset);
                json.SkipObjectByBrackets();
                break;
        }
        return kind;
    }

    /// <summary>Reads a field that all entries have, or looks at an unread one for signs of another version.</summary>
    public static void ReadCommon(ref JsonCursor json, DocumentDraft draft, ResourceKind kind)
    {
        if (json.Name.SequenceEqual("subject"u8)) ReadSubject(ref json, draft);
        else if (json.Name.SequenceEqual("meta"u8)) ReadMeta(ref json, draft);
        else
        {
            draft.Signs.AddField(kind, json.Name, json.Offset);
            json.Skip();
        }
    }

    /// <summary>Reads <c>meta</c> for the profiles that name a version of FHIR, and for tags of our own.</summary>
    public static void ReadMeta(ref JsonCursor json, DocumentDraft draft, bool withTags = true)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (withTags && json.Name.SequenceEqual("tag"u8)) draft.Tags.Read(ref json);
            else if (!json.Name.SequenceEqual("profile"u8)) json.Skip();
            else if (json.EnterArray())
            {
                while (json.NextElement())
                {
                    var offset = json.Offset;
                    draft.Signs.AddProfile(json.Bytes(), offset);
                }
            }
        }
    }

    /// <summary>What an entry is called in the report: type and id; null where it has no id.</summary>
    public static string? ReferenceOf(ResourceKind kind, ReadOnlySpan<byte> id)
    {
        if (id.IsEmpty) return null;
        var type = ResourceKinds.NameOf(kind);
        // FHIR ids have at most 64 characters; longer ones occur and take the long way.
        Span<char> text = stackalloc char[128];
        if (type.Length + 1 + id.Length > text.Length) return $"{type}/{Encoding.UTF8.GetString(id)}";
        type.CopyTo(text);
        text[type.Length] = '/';
        var length = type.Length + 1 + Encoding.UTF8.GetChars(id, text[(type.Length + 1)..]);
        return new string(text[..length]);
    }

    private static void ReadSubject(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("reference"u8))
            {
                var offset = json.Offset;
                draft.Subjects.Add(json.Bytes(), offset);
            }
            else json.Skip();
        }
    }

    private static void ReadCapabilityStatement(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("fhirVersion"u8))
            {
                var offset = json.Offset;
                draft.Signs.AddNumber(json.Bytes(), "CapabilityStatement.fhirVersion", offset);
            }
            else json.Skip();
        }
    }
}
