using System.Text;

namespace CrampRisk.Fhir;

/// <summary>Reads the prefetch of a request: resources count by their type, keys say which queries were answered.</summary>
internal static class HookPrefetch
{
    public static void Read(ref JsonCursor json, HookRequestDraft draft)
    {
        if (!json.EnterObject()) return;
        while (json.NextProperty())
        {
            var query = PrefetchTemplates.IndexOf(json.Name);
            var answer = ReadAnswer(ref json, draft.Document, query);
            if (query >= 0) draft.Answers[query] = answer;
        }
    }

    /// <summary>Reads one answer.</summary>
    /// <returns>Null for a whole answer.</returns>
    private static PrefetchGapKind? ReadAnswer(ref JsonCursor json, DocumentDraft document, int query)
    {
        if (json.IsNull) return null;
        if (!json.IsObject)
        {
            // Under the key of another service anything may stand.
            if (query >= 0) json.Refuse("a resource or null");
            else json.Skip();
            return null;
        }
        var place = query >= 0 ? $"prefetch.{PrefetchTemplates.All[query].Key}" : $"prefetch.{Encoding.UTF8.GetString(json.Name)}";
        if (json.PeekResourceKind() != ResourceKind.None) HookContext.ReadResource(ref json, document, place);
        else ReadWrapped(ref json, document, place);
        return TakeGap(document);
    }

    // CDS Hooks before 1.0 put the resource beside the status of its response, and some clients still do.
    private static void ReadWrapped(ref JsonCursor json, DocumentDraft document, string place)
    {
        var offset = json.Offset;
        var hasResource = false;
        json.EnterObject();
        while (json.NextProperty())
        {
            if (!json.Name.SequenceEqual("resource"u8)) json.Skip();
            else
            {
                hasResource = true;
                if (json.IsObject) HookContext.ReadResource(ref json, document, $"{place}.resource");
                else json.Refuse("a resource");
            }
        }
        if (!hasResource) document.Findings.NoResourceType(offset);
    }

    /// <summary>What the answer says of its own completeness. It is taken out of the document, whose notices would speak of "the bundle".</summary>
    public static PrefetchGapKind? TakeGap(DocumentDraft document)
    {
        var gap = document.Outcomes > 0 ? PrefetchGapKind.Failed : document.HasNextPage ? PrefetchGapKind.FirstPageOnly : (PrefetchGapKind?)null;
        (document.Outcomes, document.HasNextPage) = (0, false);
        return gap;
    }
}
