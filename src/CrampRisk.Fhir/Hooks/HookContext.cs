using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>Reads the context of a request: the patient, and the orders being written.</summary>
internal static class HookContext
{
    /// <summary>What is wrong where something is lacking; the hook, which says what must be there, may stand behind the context.</summary>
    [Flags]
    public enum Parts
    {
        None = 0,
        Selections = 1,
        Orders = 2,
        OldOrders = 4,
    }

    public static Parts Read(ref JsonCursor json, HookRequestDraft draft)
    {
        var parts = Parts.None;
        if (!json.EnterObject()) return parts;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("patientId"u8)) draft.PatientId = json.String() is { } id ? Subjects.IdOf(id) : null;
            else if (json.Name.SequenceEqual("userId"u8)) draft.UserId = json.String();
            else if (json.Name.SequenceEqual("encounterId"u8)) draft.EncounterId = json.String();
            else if (json.Name.SequenceEqual("selections"u8))
            {
                if (!json.IsNull) parts |= Parts.Selections;
                draft.Selections = ReadSelections(ref json);
            }
            else if (json.Name.SequenceEqual("draftOrders"u8))
            {
                if (!json.IsNull) parts |= Parts.Orders;
                ReadOrders(ref json, draft);
            }
            else
            {
                if (json.Name.SequenceEqual("medications"u8)) parts |= Parts.OldOrders;
                json.Skip();
            }
        }
        return parts;
    }

    private static ImmutableArray<string> ReadSelections(ref JsonCursor json)
    {
        if (!json.EnterArray()) return [];
        var selections = ImmutableArray.CreateBuilder<string>();
        while (json.NextElement())
            if (json.String() is { } selection) selections.Add(selection);
        return selections.DrainToImmutable();
    }

    private static void ReadOrders(ref JsonCursor json, HookRequestDraft draft)
    {
        if (json.IsNull) return;
        if (!json.IsObject || json.PeekResourceKind() != ResourceKind.Bundle)
        {
            json.Findings.Add(json.Offset, HookProblems.OrdersNoBundle);
            // A single resource of another version is refused by that name as well.
            if (json.IsObject && json.PeekResourceKind() != ResourceKind.None) ReadResource(ref json, draft.Document, "context.draftOrders");
            else json.Skip();
            return;
        }
        draft.DraftOrders = DraftOrders.Read(json.PeekObject());
        var from = draft.Document.Medications.Count;
        ReadResource(ref json, draft.Document, "context.draftOrders");
        draft.Orders = from..draft.Document.Medications.Count;
    }

    /// <summary>Reads a resource that stands alone under a name.</summary>
    public static void ReadResource(ref JsonCursor json, DocumentDraft document, string place)
    {
        var at = new EntryPlace(place, -1);
        document.Place(ResourceElement.Read(ref json, document, at), default, at);
    }
}
