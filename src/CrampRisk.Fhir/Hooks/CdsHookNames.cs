namespace CrampRisk.Fhir;

/// <summary>How CDS Hooks spells the hooks that are read.</summary>
internal static class CdsHookNames
{
    public static readonly Spelling<CdsHook> All = new("patient-view", "order-select", "order-sign");
}
