namespace CrampRisk.Fhir;

/// <summary>Reads of List and of the sections of a Composition only whether they are empty and why; what they hold are resources of their own.</summary>
internal static class ListResource
{
    public static void Read(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return;
        var isCurrent = true;
        var part = new Part();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("status"u8)) isCurrent &= json.Bytes() is var status && (status.IsEmpty || status.SequenceEqual("current"u8));
            // A list of changes is empty where nothing changed.
            else if (json.Name.SequenceEqual("mode"u8)) isCurrent &= !json.Bytes().SequenceEqual("changes"u8);
            else if (!TryRead(ref json, ref part)) ResourceElement.ReadCommon(ref json, draft, ResourceKind.List);
        }
        if (!isCurrent || part.HasEntries || part.List is not { } list) return;
        if (part.IsExplained) draft.Lists.AddReason(list, part.Reason);
        else draft.Lists.AddEmpty(list);
    }

    public static void ReadComposition(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("section"u8)) ReadSections(ref json, draft);
            else ResourceElement.ReadCommon(ref json, draft, ResourceKind.Composition);
        }
    }

    private static void ReadSections(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterArray()) return;
        while (json.NextElement())
        {
            if (!json.EnterMember()) continue;
            var part = new Part();
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("section"u8)) ReadSections(ref json, draft);
                else if (!TryRead(ref json, ref part)) json.Skip();
            }
            // A section without entries may say everything in its narrative: only a stated reason makes it empty.
            if (!part.HasEntries && part.IsExplained && part.List is { } list) draft.Lists.AddReason(list, part.Reason);
        }
    }

    private static bool TryRead(ref JsonCursor json, ref Part part)
    {
        if (json.Name.SequenceEqual("code"u8)) part.List = ListOf(ConceptElement.Read(ref json));
        else if (json.Name.SequenceEqual("entry"u8))
        {
            if (!json.EnterArray()) return true;
            while (json.NextElement())
            {
                part.HasEntries = true;
                if (json.IsObject) json.Skip();
                else json.RefuseMember("an object");
            }
        }
        else if (json.Name.SequenceEqual("emptyReason"u8))
        {
            part.IsExplained |= json.IsObject;
            var reason = ConceptElement.Read(ref json);
            part.Reason = reason.Codes.IsEmpty ? null : reason.Codes[0].Code;
        }
        else return false;
        return true;
    }

    // LOINC as US Core, IPS and C-CDA on FHIR use it for lists and sections; the words are FHIR's own list-example-codes.
    public static EntryList? ListOf(FhirConcept concept)
    {
        foreach (var coding in concept.Codes)
        {
            switch (coding.Code)
            {
                case "10160-0" or "medications":
                    return EntryList.Medications;
                case "11450-4" or "problems":
                    return EntryList.Conditions;
                case "47519-4":
                    return EntryList.Procedures;
            }
        }
        return null;
    }

    private struct Part
    {
        public EntryList? List;
        public bool HasEntries;
        public bool IsExplained;
        public string? Reason;
    }
}
