using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>Flags that belong together on a screen: those of one order, or those of the patient.</summary>
/// <param name="Flags">In the order of the report: strongest first.</param>
internal readonly record struct FlagGroup(ImmutableArray<CrampRiskFlag> Flags)
{
    /// <summary>One group for each order that takes part in a flag. A flag of two orders is said with the first of them and not again.</summary>
    /// <param name="isMeant">Which new orders count.</param>
    public static List<FlagGroup> ByOrder(CdsHooksRequest request, ScreeningReport report, Func<Medication, bool> isMeant)
    {
        var byOrder = new SortedDictionary<int, ImmutableArray<CrampRiskFlag>.Builder>();
        foreach (var flag in report.Flags)
        {
            if (!flag.IsNew || FirstOrder(flag, request.Patient.Medications, isMeant) is not { } order) continue;
            if (!byOrder.TryGetValue(order, out var flags)) byOrder.Add(order, flags = ImmutableArray.CreateBuilder<CrampRiskFlag>());
            flags.Add(flag);
        }
        return [.. byOrder.Values.Select(flags => new FlagGroup(flags.ToImmutable()))];
    }

    private static int? FirstOrder(CrampRiskFlag flag, ImmutableArray<Medication> medications, Func<Medication, bool> isMeant)
    {
        foreach (var entry in flag.Entries)
            if (entry.List == EntryList.Medications && medications[entry.Index] is { IsNew: true } order && isMeant(order)) return entry.Index;
        return null;
    }
}
