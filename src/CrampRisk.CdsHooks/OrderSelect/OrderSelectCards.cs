using CrampRisk.Fhir;

namespace CrampRisk.CdsHooks;

/// <summary>What <c>order-select</c> speaks of: the flags in which a selected order takes part (ruling 35).</summary>
internal static class OrderSelectCards
{
    public static IReadOnlyList<FlagGroup> Group(CdsHooksRequest request, ScreeningReport report)
    {
        var selections = new OrderNames(request.Selections);
        return FlagGroup.ByOrder(request, report, order => CdsHooksRequest.IsSelected(order, selections));
    }
}
