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
        // The draft orders may have said something of themselves before.
        var (outcomes, hasNextPage) = (document.Outcomes, document.HasNextPage);
        (document.Outcomes, document.HasNextPage) = (0, false);
        var place = query >= 0 ? $"prefetch.{PrefetchTemplates.All[query].Key}" : $"prefetch.{Encoding.UTF8.GetString(json.Name)}";
        var kind = json.PeekResourceKind();
        if (kind != ResourceKind.None) HookContext.ReadResource(ref json, document, place);
        else kind = ReadWrapped(ref json, document, place);
        var gap = TakeGap(document);
        (document.Outcomes, document.HasNextPage) = (outcomes, hasNextPage);
        return gap ?? (query >= 0 && !IsAnswer(PrefetchTemplates.All[query], kind) ? PrefetchGapKind.Missing : null);
    }

    /// <summary>Whether a resource of this kind can answer a query: a Bundle, or what was asked for alone. Anything else leaves the query open.</summary>
    public static bool IsAnswer(PrefetchTemplate template, ResourceKind kind) =>
        template.List is null || kind == ResourceKind.Bundle || (ResourceKinds.IsEntry(kind) && template.Query.StartsWith($"{ResourceKinds.NameOf(kind)}?", StringComparison.Ordinal));

    // CDS Hooks before 1.0 put the resource beside the status of its response, and some clients still do.
    private static ResourceKind ReadWrapped(ref JsonCursor json, DocumentDraft document, string place)
    {
        var offset = json.Offset;
        var hasResource = false;
        var kind = ResourceKind.None;
        json.EnterObject();
        while (json.NextProperty())
        {
            if (!json.Name.SequenceEqual("resource"u8)) json.Skip();
            else
            {
                hasResource = true;
                if (!json.IsObject) json.Refuse("a resource");
                else
                {
                    kind = json.PeekResourceKind();
                    HookContext.ReadResource(ref json, document, $"{place}.resource");
                }
            }
        }
        if (!hasResource) document.Findings.NoResourceType(offset);
        return kind;
    }

    /// <summary>What the answer says of its own completeness. It is taken out of the document, whose notices would speak of "the bundle".</summary>
    public static PrefetchGapKind? TakeGap(DocumentDraft document)
    {
        var gap = document.Outcomes > 0 ? PrefetchGapKind.Failed : document.HasNextPage ? PrefetchGapKind.FirstPageOnly : (PrefetchGapKind?)null;
        (document.Outcomes, document.HasNextPage) = (0, false);
        return gap;
    }
}
