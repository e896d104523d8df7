using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Reads a Bundle of any type, entry by entry.</summary>
internal static class BundleResource
{
    /// <summary>Reads the bundle under the cursor.</summary>
    /// <param name="place">The entry that holds it; default for the root.</param>
    public static void Read(ref JsonCursor json, DocumentDraft draft, EntryPlace place)
    {
        if (!json.EnterObject()) return;
        bool? isHistory = null;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("type"u8)) isHistory = json.Bytes().SequenceEqual("history"u8);
            else if (json.Name.SequenceEqual("entry"u8))
                ReadEntries(ref json, draft, place.Path is null ? "entry" : place.Index < 0 ? $"{place.Path}.entry" : $"{place}.resource.entry", isHistory ?? IsHistoryBelow(in json));
            else if (json.Name.SequenceEqual("link"u8)) ReadLinks(ref json, draft);
            else if (json.Name.SequenceEqual("meta"u8)) ResourceElement.ReadMeta(ref json, draft);
            else json.Skip();
        }
    }

    private static void ReadEntries(ref JsonCursor json, DocumentDraft draft, string path, bool isHistory)
    {
        HashSet<int>? latest = null;
        if (isHistory)
        {
            (latest, var older, var deleted) = HistoryScan.Read(json.Ahead);
            draft.OlderVersions += older;
            draft.Deleted += deleted;
        }
        if (!json.EnterArray()) return;
        for (var index = 0; json.NextElement(); index++)
        {
            if (latest is null || latest.Contains(index)) ReadEntry(ref json, draft, path, index);
            else json.Skip();
        }
    }

    // Some programs write keys in the order of the alphabet: the type then stands behind the entries.
    private static bool IsHistoryBelow(in JsonCursor cursor)
    {
        var json = cursor.Ahead;
        json.Skip();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isType = json.ValueTextEquals("type"u8);
            json.Read();
            if (isType) return json.TokenType == JsonTokenType.String && json.ValueTextEquals("history"u8);
            json.Skip();
        }
        return false;
    }

    private static void ReadEntry(ref JsonCursor json, DocumentDraft draft, string path, int index)
    {
        var offset = json.Offset;
        if (!json.EnterMember()) return;
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
            if (!json.EnterMember()) continue;
            while (json.NextProperty())
            {
                if (json.Name.SequenceEqual("relation"u8)) draft.HasNextPage |= json.Bytes().SequenceEqual("next"u8);
                else json.Skip();
            }
        }
    }
}
