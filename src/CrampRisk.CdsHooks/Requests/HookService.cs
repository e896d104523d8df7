using System.Collections.Immutable;
using CrampRisk.Fhir;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>Answers a hook, from the bytes of the request to those of the cards: read, complete, screen, store, write.</summary>
/// <remarks>
/// A failure never looks like "no findings": what goes wrong before the cards are made is an error status, and a store that fails costs the
/// feedback, not the cards. Where acknowledgements cannot be read, every flag is shown.
/// </remarks>
internal sealed partial class HookService(
    CrampRiskScreener screener, CardMaker cards, ExplorerLinks links, PrefetchFetcher prefetch, IFeedbackStore store, PatientKeys keys,
    CdsHooksSecurityOptions security, TimeProvider clock, ILogger<HookService> log)
{
    /// <summary>Answers one request.</summary>
    /// <param name="group">Which flags the hook speaks of, and together with which.</param>
    public async Task AnswerAsync(HttpContext context, CdsService service, Func<CdsHooksRequest, ScreeningReport, IReadOnlyList<FlagGroup>> group)
    {
        var call = HookCall.Of(context);
        (call.Service, call.Hook) = (service.Id, CdsHookNames.All.Of(service.Hook));
        var request = await ReadAsync(context, service);
        request = await prefetch.CompleteAsync(request, context.RequestAborted);

        var now = clock.GetLocalNow();
        var asOf = DateOnly.FromDateTime(now.DateTime);
        var patient = keys.For(request.FhirServer?.AbsoluteUri, request.PatientId, call.Client);
        var answers = await AcknowledgementsAsync(patient, request.PatientId, asOf, context.RequestAborted);
        var report = screener.WithAcknowledgements(answers).Screen(request.Patient, asOf);
        var made = cards.Make(request, report, group(request, report));

        var isStored = await SaveAsync([.. made.Select(card => new SentCard(card.Uuid, service.Id, patient, [.. card.Flags.Select(flag => flag.Id)], now))], context.RequestAborted);
        Count(call, made);
        context.Response.ContentType = "application/json";
        CardsJson.Write(context.Response.BodyWriter, made, report, request, links, canAnswer: isStored);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private async ValueTask<CdsHooksRequest> ReadAsync(HttpContext context, CdsService service)
    {
        using var body = await HookBody.ReadAsync(context, security);
        try
        {
            var request = CdsHooksReader.Read(body.Utf8.Span);
            return request.Hook == service.Hook ? request : throw HookRefusals.OtherHook(service);
        }
        catch (InvalidDocumentException refusal)
        {
            throw HookRefusals.Unreadable(refusal.Problems);
        }
    }

    private async ValueTask<ImmutableArray<Acknowledgement>> AcknowledgementsAsync(PatientKey patient, string subject, DateOnly asOf, CancellationToken cancellation)
    {
        try
        {
            return await store.AcknowledgementsOfAsync(patient, subject, asOf, cancellation);
        }
#pragma warning disable CA1031 // A store may fail in any manner of its own; every flag is shown then, which errs on the right side.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotRead(log, failure.GetType().Name);
            return [];
        }
    }

    private async ValueTask<bool> SaveAsync(SentCard[] sent, CancellationToken cancellation)
    {
        if (sent.Length == 0) return true;
        try
        {
            await store.SaveAsync(sent, cancellation);
            return true;
        }
#pragma warning disable CA1031 // A store may fail in any manner of its own; the cards matter more than the feedback.
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotSaved(log, failure.GetType().Name);
            return false;
        }
    }

    private static void Count(HookCall call, List<Card> cards)
    {
        foreach (var card in cards)
        {
            call.AddCard(card.Indicator == CardIndicator.Warning ? "warning" : "info");
            foreach (var flag in card.Flags) call.AddFlag(flag.Rule.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Acknowledgements could not be read ({Fault}): every flag is shown.")]
    private static partial void LogNotRead(ILogger log, string fault);

    [LoggerMessage(LogLevel.Error, "Cards could not be stored ({Fault}): they are sent without uuid, and feedback on them is not possible.")]
    private static partial void LogNotSaved(ILogger log, string fault);
}
