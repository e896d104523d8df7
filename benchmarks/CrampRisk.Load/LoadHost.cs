using System.Buffers;
using System.Text.Json;
using CrampRisk.CdsHooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.Load;

/// <summary>The service as a host runs it, with two more endpoints that answer an empty card: one reads the body, one also walks its JSON. What it is measured against.</summary>
internal static class LoadHost
{
    public const string Empty = "/empty";

    public const string Walk = "/walk";

    private static readonly byte[] NoCards = "{\"cards\":[]}"u8.ToArray();

    public static async Task<int> RunAsync(string database, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddCrampRiskCdsHooks(options =>
        {
            options.Security = new CdsHooksSecurityOptions { RequestsPerMinute = 10_000_000 };
            options.Feedback = new FeedbackOptions { SqlitePath = database };
        });
        await using var app = builder.Build();
        app.MapCrampRiskCdsHooks();
        app.MapPost(Empty, AnswerAsync);
        app.MapPost(Walk, WalkAsync);
        await app.StartAsync(cancellation);
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var buffer = new byte[64 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0) continue;
        await AnswerEmptyAsync(context);
    }

    // The least that any service must do that reads JSON with the platform's reader.
    private static async Task WalkAsync(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)context.Request.ContentLength!.Value);
        var length = 0;
        while (await context.Request.Body.ReadAsync(buffer.AsMemory(length), context.RequestAborted) is > 0 and var count) length += count;
        Walked(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        await AnswerEmptyAsync(context);
    }

    private static void Walked(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read()) continue;
    }

    private static async Task AnswerEmptyAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(NoCards, context.RequestAborted);
    }
}
