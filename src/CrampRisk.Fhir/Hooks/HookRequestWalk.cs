using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Walks one CDS Hooks request from its first byte to its last.</summary>
internal static class HookRequestWalk
{
    public static void Read(ReadOnlySpan<byte> json, HookRequestDraft draft)
    {
        JsonCursor cursor = default;
        try
        {
            cursor = new JsonCursor(json, draft.Document.Findings, draft.Document.Keys);
            if (!cursor.IsObject) throw new InvalidDocumentException(HookProblems.NotARequest);
            ReadFields(ref cursor, draft);
            DocumentWalk.RefuseMore(json, cursor.EndOffset);
        }
        catch (JsonException)
        {
            throw DocumentWalk.Broken(json, cursor.EndOffset);
        }
    }

    private static void ReadFields(ref JsonCursor json, HookRequestDraft draft)
    {
        var findings = json.Findings;
        bool hasHook = false, hasInstance = false, hasServer = false, hasContext = false;
        var parts = HookContext.Parts.None;
        var contextAt = json.Offset;
        json.EnterObject();
        while (json.NextProperty())
        {
            var offset = json.Offset;
            if (json.Name.SequenceEqual("hook"u8))
            {
                hasHook = !json.IsNull;
                draft.Hook = ReadHook(ref json);
            }
            else if (json.Name.SequenceEqual("hookInstance"u8))
            {
                hasInstance = !json.IsNull;
                if (json.String() is { } text && Guid.TryParseExact(text, "D", out var instance)) draft.HookInstance = instance;
                else if (hasInstance) findings.Add(offset, HookProblems.BadInstance);
            }
            else if (json.Name.SequenceEqual("fhirServer"u8))
            {
                hasServer = !json.IsNull;
                draft.FhirServer = ReadServer(ref json);
            }
            else if (json.Name.SequenceEqual("fhirAuthorization"u8)) draft.Authorization = ReadAuthorization(ref json);
            else if (json.Name.SequenceEqual("context"u8))
            {
                hasContext = !json.IsNull;
                contextAt = offset;
                parts = HookContext.Read(ref json, draft);
            }
            else if (json.Name.SequenceEqual("prefetch"u8)) HookPrefetch.Read(ref json, draft);
            else json.Skip();
        }

        // What is lacking stands nowhere: it is listed with its object, the request's own fields first.
        if (!hasHook) findings.Add(0, HookProblems.NoHook);
        if (!hasInstance) findings.Add(0, HookProblems.NoInstance);
        if (draft.Authorization is not null && !hasServer) findings.Add(0, HookProblems.NoServer);
        if (!hasContext) findings.Add(0, HookProblems.NoContext);
        else RequireContext(draft, parts, contextAt, findings);
    }

    private static void RequireContext(HookRequestDraft draft, HookContext.Parts parts, int offset, Findings findings)
    {
        if (draft.PatientId is null) findings.Add(offset, HookProblems.NoPatient);
        if (draft.Hook is not (CdsHook.OrderSelect or CdsHook.OrderSign)) return;
        if (draft.Hook == CdsHook.OrderSelect && (parts & HookContext.Parts.Selections) == 0) findings.Add(offset, HookProblems.NoSelections);
        if ((parts & HookContext.Parts.Orders) == 0) findings.Add(offset, (parts & HookContext.Parts.OldOrders) != 0 ? HookProblems.OldOrders : HookProblems.NoOrders);
    }

    private static CdsHook? ReadHook(ref JsonCursor json)
    {
        var offset = json.Offset;
        if (!json.IsString)
        {
            json.Refuse("a string");
            return null;
        }
        if (CdsHookNames.All.TryRead(json.String(), out var hook)) return hook;
        json.Findings.Add(offset, HookProblems.OtherHook);
        return null;
    }

    private static Uri? ReadServer(ref JsonCursor json)
    {
        var offset = json.Offset;
        if (json.String() is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var server) && server.Scheme is "http" or "https") return server;
        json.Findings.Add(offset, HookProblems.BadServer);
        return null;
    }

    private static FhirAuthorization? ReadAuthorization(ref JsonCursor json)
    {
        if (json.IsNull) return null;
        var offset = json.Offset;
        if (!json.EnterObject()) return null;
        string? token = null;
        var isBearer = true;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("access_token"u8)) token = json.String();
            else if (json.Name.SequenceEqual("token_type"u8)) isBearer = string.Equals(json.String(), "Bearer", StringComparison.OrdinalIgnoreCase);
            else json.Skip();
        }
        if (token is not null && isBearer) return new FhirAuthorization(token);
        json.Findings.Add(offset, HookProblems.NoToken);
        return null;
    }
}
