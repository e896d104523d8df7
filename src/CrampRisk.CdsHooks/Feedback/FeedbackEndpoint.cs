using Microsoft.AspNetCore.Http;

namespace CrampRisk.CdsHooks;

/// <summary>Takes what users said to cards: <c>POST /cds-services/{id}/feedback</c>.</summary>
internal sealed class FeedbackEndpoint(IFeedbackStore store, CdsHooksSecurityOptions options, TimeProvider clock)
{
    public async Task HandleAsync(HttpContext context)
    {
        var call = HookCall.Of(context);
        call.Hook = "feedback";
        var service = (string)context.Request.RouteValues["id"]!;
        using var body = await HookBody.ReadAsync(context, options);
        var feedback = FeedbackRequest.Read(body.Utf8, options.MaxJsonDepth, clock.GetLocalNow());
        var receipt = await store.RecordAsync(service, feedback, context.RequestAborted);
        if (!receipt.UnknownCards.IsEmpty)
            throw new HookRefusal(StatusCodes.Status422UnprocessableEntity,
                [.. receipt.UnknownCards.Select(index => new Problem("CR612", $"feedback[{index}].card", "this service sent no such card, or it is too old", "Send the uuid of a card of this service; nothing of this request was stored"))]);
        call.Service = service;
        call.Feedback = feedback.Count;
        HookRecord.Count(receipt);
        context.Response.StatusCode = StatusCodes.Status200OK;
    }
}
