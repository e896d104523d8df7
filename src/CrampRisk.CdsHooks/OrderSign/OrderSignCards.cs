namespace CrampRisk.CdsHooks;

/// <summary>What <c>order-sign</c> speaks of: the flags in which a draft order takes part.</summary>
internal static class OrderSignCards
{
    public static IReadOnlyList<FlagGroup> Group(CdsHooksRequest request, ScreeningReport report) => FlagGroup.ByOrder(request, report, static _ => true);
}
