namespace CrampRisk.CdsHooks;

/// <summary>What a host may set when it adds the CDS Hooks service; copied and checked when the service is added.</summary>
public sealed class CdsHooksOptions
{
    /// <summary>How patients are screened: profile, policy, pack. Where the host added CrampRisk before, that screener is used and these are left aside.</summary>
    public CrampRiskServiceOptions Screening { get; } = new();

    /// <summary>Who may call, what may be called, how much; and the public address, without which cards carry no links.</summary>
    public CdsHooksSecurityOptions Security { get; set; } = new();

    /// <summary>Where sent cards and feedback are kept.</summary>
    public FeedbackOptions Feedback { get; set; } = new();
}
