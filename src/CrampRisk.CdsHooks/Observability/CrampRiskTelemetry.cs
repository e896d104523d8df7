using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CrampRisk.CdsHooks;

/// <summary>The meter and the source of traces of the service, both named <c>CrampRisk</c>. Their tags hold names of ours, never a patient's.</summary>
internal static class CrampRiskTelemetry
{
    public const string Name = "CrampRisk";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Activities { get; } = new(Name);

    public static Counter<long> Requests { get; } = Meter.CreateCounter<long>("cramprisk.hooks.requests", "{request}", "Requests, by hook and status");

    public static Histogram<double> Duration { get; } = Meter.CreateHistogram<double>("cramprisk.hooks.duration", "s", "How long requests took, by hook");

    public static Counter<long> Cards { get; } = Meter.CreateCounter<long>("cramprisk.hooks.cards", "{card}", "Cards sent, by hook and indicator");

    public static Counter<long> Flags { get; } = Meter.CreateCounter<long>("cramprisk.hooks.flags", "{flag}", "Flags sent, by rule");

    /// <summary>Where users override a rule again and again, the rule is at fault.</summary>
    public static Counter<long> Feedback { get; } = Meter.CreateCounter<long>("cramprisk.feedback", "{flag}", "Flags that were answered, by rule, outcome and reason");
}
