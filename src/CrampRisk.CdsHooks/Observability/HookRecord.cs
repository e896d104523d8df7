using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>Writes down one call when it is over: the audit log, the metrics and the trace, from the same values.</summary>
internal sealed partial class HookRecord(ILoggerFactory logs)
{
    /// <summary>The category of the audit log.</summary>
    public const string AuditCategory = "CrampRisk.Audit";

    private const string None = "none";

    private readonly ILogger _audit = logs.CreateLogger(AuditCategory);

    /// <param name="caller">The issuer of its token, else a pseudonym of its address; empty for one that was not let in.</param>
    public void Write(HookCall call, string caller, int status, TimeSpan duration, Activity? activity)
    {
        var hook = call.Hook ?? None;
        var service = call.Service ?? None;
        var (cards, flags) = (call.Cards.Values.Sum(), call.Flags.Values.Sum());
        CrampRiskTelemetry.Requests.Add(1, Tag("hook", hook), Tag("status", status));
        CrampRiskTelemetry.Duration.Record(duration.TotalSeconds, Tag("hook", hook));
        foreach (var (indicator, count) in call.Cards) CrampRiskTelemetry.Cards.Add(count, Tag("hook", hook), Tag("indicator", indicator));
        foreach (var (rule, count) in call.Flags) CrampRiskTelemetry.Flags.Add(count, Tag("rule", rule));
        activity?.SetTag("cramprisk.hook", hook).SetTag("cramprisk.service", service).SetTag("cramprisk.status", status).SetTag("cramprisk.cards", cards);
        if (status >= 500) activity?.SetStatus(ActivityStatusCode.Error);
        Audit(_audit, caller.Length > 0 ? caller : None, hook, service, status, cards, flags, call.Feedback, (long)duration.TotalMilliseconds);
    }

    /// <summary>Counts the flags of cards that were answered.</summary>
    public static void Count(FeedbackReceipt receipt)
    {
        foreach (var (feedback, flags) in receipt.Recorded)
            foreach (var flag in flags)
                CrampRiskTelemetry.Feedback.Add(1, Tag("rule", RuleOf(flag)), Tag("outcome", FeedbackRequest.Outcomes.Of(feedback.Outcome)),
                    Tag("reason", feedback.Reason is { } reason ? Spellings.AcknowledgementReason.Of(reason) : None));
    }

    // A flag's id begins with its rule, "naproxen@3;…".
    private static string RuleOf(string flag) => flag.IndexOf('@', StringComparison.Ordinal) is > 0 and var end ? flag[..end] : flag;

    private static KeyValuePair<string, object?> Tag(string name, object value) => new("cramprisk." + name, value);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Caller} called {Hook} of {Service}: status {Status}, {Cards} cards, {Flags} flags, {Feedback} items of feedback, {Milliseconds} ms")]
    private static partial void Audit(ILogger log, string caller, string hook, string service, int status, int cards, int flags, int feedback, long milliseconds);
}
