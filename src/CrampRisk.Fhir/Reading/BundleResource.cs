namespace CrampRisk.Fhir;

/// <summary>Reads a Bundle of any type, entry by entry.</summary>
internal static class BundleResource
{
    /// <summary>Reads the bundle under the cursor.</summary>
    /// <param name="place">The entry that holds it; default for the root.</param>
    public static void Read(ref JsonCursor json, DocumentDraft draft, EntryPlace place)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("entry"u8)) ReadEntries(ref json, draft, place.Path is null ? "entry" : place.Index < 0 ? $"{place.Path}.entry" : $"{place}.resource.entry");
            else if (json.Name.SequenceEqual("link"u8)) ReadLinks(ref json, draft);
            else if (json.Name.SequenceEqual("meta"u8)) ResourceElement.ReadMeta(ref json, draft);
            else json.Skip();
        }
    }

    private static void ReadEntries(ref JsonCursor json, DocumentDraft draft, string path)
    {
        if (!json.EnterArray()) return;
        for (var index = 0; json.NextElement(); index++) ReadEntry(ref json, draft, path, index);
    }

    private static void ReadEntry(ref JsonCursor json, DocumentDraft draft, string path, int index)
    {
        var offset = json.Offset;
        if (!json.EnterObject()) return;
        ReadOnlySpan<byte> fullUrl = default;
        var kind = ResourceKind.None;
        var hasResource = false;
        var hasOtherFields = false;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("resource"u8))
            {
                if (json.IsObject)
                {
                    hasResource = true;
                    kind = ResourceElement.Read(ref json, draft, new EntryPlace(path, index));
                }
                else json.Refuse("a resource");
            }
            else if (json.Name.SequenceEqual("fullUrl"u8)) fullUrl = json.Bytes();
            else
            {
                hasOtherFields |= !IsOfEntry(json.Name);
                json.Skip();
            }
        }

        if (hasResource) draft.Place(kind, fullUrl, new EntryPlace(path, index));
        else if (hasOtherFields) json.Findings.FieldsInEntry(offset);
        else draft.EmptyEntries++;
    }

    // BackboneElement and Bundle.entry of R4; a key with an underscore carries the extensions of a primitive.
    private static bool IsOfEntry(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("request"u8) || name.SequenceEqual("response"u8) || name.SequenceEqual("search"u8) || name.SequenceEqual("link"u8)
        || name.SequenceEqual("id"u8) || name.SequenceEqual("extension"u8) || name.SequenceEqual("modifierExtension"u8) || name.StartsWith("_"u8);

    private static void ReadLinks(ref JsonCursor json, DocumentDraft draft)
    {
        if (!json.EnterArray()) return;
        while (json.NextElement())
        {
            if (!json.EnterObject()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("relation"u8)) draft.HasNextPage |= json.Bytes().SequenceEqual("next"u8);
                else json.Skip();
            }
        }
    }
}
