using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Walks one document from its first byte to its last, and says in our words where its JSON breaks.</summary>
internal static class DocumentWalk
{
    /// <summary>Reads a document into a draft; references are not followed and findings not thrown yet.</summary>
    /// <param name="json">Valid UTF-8 without a byte order mark.</param>
    /// <param name="place">What a single resource without an id is called; null for its type.</param>
    /// <returns>The kind of its resource.</returns>
    /// <exception cref="InvalidDocumentException">It is no JSON object, or its JSON is broken.</exception>
    public static ResourceKind Read(ReadOnlySpan<byte> json, DocumentDraft draft, EntryPlace? place = null)
    {
        JsonCursor cursor = default;
        try
        {
            cursor = new JsonCursor(json, draft.Findings, draft.Keys);
            if (!cursor.IsObject) throw FhirProblems.NotAnObject.At(JsonPlaces.LineOf(json, cursor.Offset));
            var kind = ResourceElement.Read(ref cursor, draft, default);
            draft.Place(kind, default, place ?? new EntryPlace(ReferenceOfRoot(kind), -1));
            RefuseMore(json, cursor.EndOffset);
            return kind;
        }
        catch (JsonException)
        {
            throw Broken(json, cursor.EndOffset);
        }
    }

    private static string ReferenceOfRoot(ResourceKind kind) => ResourceKinds.IsEntry(kind) ? ResourceKinds.NameOf(kind) : "";

    /// <summary>Refuses what follows the end of the document.</summary>
    public static void RefuseMore(ReadOnlySpan<byte> json, int end)
    {
        var more = json[end..].IndexOfAnyExcept(" \t\r\n"u8);
        if (more < 0) return;
        var problem = json[end + more] is (byte)'{' or (byte)'[' ? FhirProblems.TwoDocuments : FhirProblems.Trailing;
        throw problem.At(JsonPlaces.LineOf(json, end + more));
    }

    /// <summary>Says where the JSON breaks. The reader's own message quotes the document, so it is not passed on.</summary>
    public static InvalidDocumentException Broken(ReadOnlySpan<byte> json, int near)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = BracketScan.MaxDepth }));
        try
        {
            // Not told that the text ends here, the reader only complains of what is wrong before the end.
            while (reader.Read()) { }
            return FhirProblems.Truncated.At(JsonPlaces.LineOf(json, json.Length));
        }
        catch (JsonException)
        {
            var rest = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8);
            var isTooDeep = reader.CurrentDepth >= BracketScan.MaxDepth - 1 && rest is [(byte)'{' or (byte)'[', ..];
            return (isTooDeep ? FhirProblems.TooDeep : FhirProblems.NotJson).At(JsonPlaces.LineOf(json, Math.Max(near, (int)reader.BytesConsumed)));
        }
    }
}
