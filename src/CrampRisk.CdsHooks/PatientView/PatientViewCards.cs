namespace CrampRisk.CdsHooks;

/// <summary>What <c>patient-view</c> speaks of: every flag, together.</summary>
internal static class PatientViewCards
{
    public static IReadOnlyList<FlagGroup> Group(CdsHooksRequest request, ScreeningReport report) => [new FlagGroup(report.Flags)];
}
