using System.Collections.Immutable;

namespace CrampRisk.Fhir;

/// <summary>The resources among the draft orders by their names: which of them no rule speaks of, and which a selection means.</summary>
internal sealed class DraftOrders
{
    private readonly List<Order> _orders = [];

    /// <summary>Names of resources that are no medication order, as type and id: tests, diets, devices. Nothing of them is read.</summary>
    public ImmutableArray<string> Unchecked => [.. _orders.Where(order => order.Kind == ResourceKind.Other).Select(order => order.Reference ?? order.FullUrl ?? order.Type)];

    /// <summary>Looks over a Bundle; what is wrong with it the reader of its resources says.</summary>
    /// <param name="bundle">The text of the Bundle; empty where it is not closed.</param>
    public static DraftOrders Read(ReadOnlySpan<byte> bundle)
    {
        var found = new DraftOrders();
        if (bundle.IsEmpty) return found;
        var json = new JsonCursor(bundle, new Findings(), new KeyLedger());
        json.EnterObject();
        while (json.NextProperty())
        {
            if (!json.Name.SequenceEqual("entry"u8)) json.Skip();
            else if (json.EnterArray())
                while (json.NextElement()) found.ReadEntry(ref json);
        }
        return found;
    }

    /// <summary>The selections, of which those that are a fullUrl become the type and id of that order.</summary>
    public ImmutableArray<string> ByReference(ImmutableArray<string> selections)
    {
        var references = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var order in _orders)
            if (order is { FullUrl: { } fullUrl, Reference: { } reference }) references.TryAdd(fullUrl, reference);
        return references.Count == 0 ? selections : [.. selections.Select(selection => references.GetValueOrDefault(selection, selection))];
    }

    /// <summary>The selections that name none of the orders.</summary>
    public ImmutableArray<string> Unknown(ImmutableArray<string> selections)
    {
        var orders = new OrderNames(_orders.Select(order => order.Reference ?? order.FullUrl).OfType<string>());
        return [.. selections.Where(selection => !orders.Mean(selection))];
    }

    /// <summary>What is to be said of them.</summary>
    /// <param name="unknown">The selections that name none of them.</param>
    public IEnumerable<PatientNotice> Notices(CdsHook? hook, ImmutableArray<string> selections, ImmutableArray<string> unknown)
    {
        var types = _orders.Where(order => order.Kind == ResourceKind.Other).Select(order => order.Type).ToList();
        if (types.Count > 0)
            yield return new PatientNotice(PatientNoticeCode.PartsNotRead,
                $"{(types.Count == 1 ? "1 draft order is no medication order and was" : $"{types.Count} draft orders are no medication orders and were")} not checked: {string.Join(", ", types.Distinct())}.");
        if (hook != CdsHook.OrderSelect) yield break;
        if (unknown.Length > 0)
            yield return new PatientNotice(PatientNoticeCode.MayBeIncomplete,
                $"{(unknown.Length == 1 ? "1 selection names" : $"{unknown.Length} selections name")} no draft order of the request: nothing was checked for {(unknown.Length == 1 ? "it" : "them")}.");
        else if (selections.IsEmpty && _orders.Count > 0)
            yield return new PatientNotice(PatientNoticeCode.MayBeIncomplete, "The request selects none of its draft orders.");
    }

    private void ReadEntry(ref JsonCursor json)
    {
        if (!json.EnterMember()) return;
        string? fullUrl = null, type = null, id = null;
        var kind = ResourceKind.None;
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("fullUrl"u8)) fullUrl = json.String();
            else if (!json.Name.SequenceEqual("resource"u8) || !json.IsObject) json.Skip();
            else
            {
                kind = json.PeekResourceKind();
                (type, id) = ReadNames(ref json);
            }
        }
        if (type is not null) _orders.Add(new Order(kind, type, id is null ? null : $"{type}/{id}", fullUrl));
    }

    private static (string? Type, string? Id) ReadNames(ref JsonCursor json)
    {
        string? type = null, id = null;
        json.EnterObject();
        while (json.NextProperty())
        {
            if (json.Name.SequenceEqual("resourceType"u8)) type = json.String();
            else if (json.Name.SequenceEqual("id"u8)) id = json.String();
            else json.Skip();
        }
        return (type, id);
    }

    private sealed record Order(ResourceKind Kind, string Type, string? Reference, string? FullUrl);
}
