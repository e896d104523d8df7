using System.Diagnostics;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>Stands around one endpoint: headers, CORS, rate, token, time; turns every failure into an answer; writes down what happened.</summary>
internal sealed partial class HookGuard
{
    private readonly CdsHooksSecurityOptions _options;
    private readonly TokenCheck _tokens;
    private readonly RateLimit _rate;
    private readonly HookRecord _record;
    private readonly PatientKeys _names;
    private readonly ICorsService _cors;
    private readonly TimeProvider _clock;
    private readonly ILogger<HookGuard> _log;
    private readonly CorsPolicy _policy;

    public HookGuard(CdsHooksSecurityOptions options, TokenCheck tokens, RateLimit rate, HookRecord record, PatientKeys names, ICorsService cors, TimeProvider clock, ILogger<HookGuard> log)
    {
        (_options, _tokens, _rate, _record, _names, _cors, _clock, _log) = (options, tokens, rate, record, names, cors, clock, log);
        _policy = new CorsPolicyBuilder([.. options.CorsOrigins]).WithMethods("GET", "POST").WithHeaders("authorization", "content-type").WithExposedHeaders("retry-after", "www-authenticate").SetPreflightMaxAge(TimeSpan.FromMinutes(10)).Build();
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        var call = HookCall.Of(context);
        using var activity = CrampRiskTelemetry.Activities.StartActivity("cds-hooks");
        SecurityHeaders.SetForData(context.Response);
        var isPreflight = ApplyCors(context);
        if (isPreflight) return;
        using var time = new CancellationTokenSource(_options.TimeLimit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, time.Token);
        var aborted = context.RequestAborted;
        context.RequestAborted = both.Token;
        var caller = "";
        try
        {
            caller = await AdmitAsync(context, call);
            await next(context);
        }
#pragma warning disable CA1031 // Here every failure becomes an answer: one that escaped would be told in words that are not ours.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (Answer(fault, time.IsCancellationRequested, aborted.IsCancellationRequested) is { } refusal) await AnswerAsync(context, refusal);
            else context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        finally
        {
            context.RequestAborted = aborted;
            _record.Write(call, caller, context.Response.StatusCode, Stopwatch.GetElapsedTime(start), activity);
        }
    }

    // A preflight carries no token and is no call: it is answered here.
    private bool ApplyCors(HttpContext context)
    {
        var result = _cors.EvaluatePolicy(context, _policy);
        _cors.ApplyResult(result, context.Response);
        if (result.IsPreflightRequest) context.Response.StatusCode = result.IsOriginAllowed ? StatusCodes.Status204NoContent : StatusCodes.Status403Forbidden;
        return result.IsPreflightRequest;
    }

    private async ValueTask<string> AdmitAsync(HttpContext context, HookCall call)
    {
        var address = context.Connection.RemoteIpAddress;
        if (!_tokens.IsNeeded)
        {
            _rate.Count(RateLimit.Network(address));
            return "address:" + _names.Pseudonym(RateLimit.Network(address));
        }
        _rate.CheckRefusals(address);
        try
        {
            call.Client = await _tokens.IssuerOfAsync(context.Request, context.RequestAborted);
        }
        catch (HookRefusal refusal) when (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            _rate.CountRefusal(address);
            throw;
        }
        _rate.Count("issuer " + call.Client);
        return call.Client;
    }

    private HookRefusal? Answer(Exception fault, bool isLate, bool isGone)
    {
        switch (fault)
        {
            case HookRefusal refusal: return refusal;
            case BadHttpRequestException bad: return new HookRefusal(bad.StatusCode, new Problem("CR605", "", "the request cannot be read", "Send it as HTTP has it, within the limits of this service"));
            case OperationCanceledException when isLate: return new HookRefusal(503, new Problem("CR690", "", "it took too long", "Try again; send less at once")) { RetryAfterSeconds = 5 };
            case OperationCanceledException when isGone: return null;
            default:
                // Not the exception itself: its message may quote the patient.
                Failed(_log, fault.GetType().FullName, fault.InnerException?.GetType().FullName, fault.StackTrace);
                return new HookRefusal(500, new Problem("CR691", "", "the service failed", "Try again; tell whoever runs the service, with the time"));
        }
    }

    private static async Task AnswerAsync(HttpContext context, HookRefusal refusal)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }
        await ProblemAnswer.WriteAsync(context, refusal);
    }

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "A request failed: {Fault} ({Inner}) {Where}")]
    private static partial void Failed(ILogger log, string? fault, string? inner, string? where);
}
