using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>One service as discovery describes it.</summary>
/// <param name="Id">The last part of its address.</param>
/// <param name="Hook">The hook that it answers.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does.</param>
internal sealed record CdsService(string Id, CdsHook Hook, string Title, string Description)
{
    public static readonly CdsService PatientView = new("cramprisk-patient-view", CdsHook.PatientView, "Leg-cramp risk of the medication and problem list",
        "Lists drugs and conditions of the patient that are associated with leg cramps, with the evidence for and against.");

    public static readonly CdsService OrderSelect = new("cramprisk-order-select", CdsHook.OrderSelect, "Leg-cramp risk of selected orders",
        "Says of the selected medication orders whether they are associated with leg cramps, alone or with what the patient has, with the evidence.");

    public static readonly CdsService OrderSign = new("cramprisk-order-sign", CdsHook.OrderSign, "Leg-cramp risk of orders to be signed",
        "Says of the medication orders to be signed whether they are associated with leg cramps, alone or with what the patient has, with the evidence.");

    /// <summary>All services.</summary>
    public static ImmutableArray<CdsService> All { get; } = [PatientView, OrderSelect, OrderSign];
}
