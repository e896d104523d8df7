using CrampRisk.CdsHooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.Load;

/// <summary>The service as a host runs it, with one more endpoint that reads the body and answers an empty card: what it is measured against.</summary>
internal static class LoadHost
{
    public const string Empty = "/empty";

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
        await app.StartAsync(cancellation);
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var buffer = new byte[64 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0) continue;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(NoCards, context.RequestAborted);
    }
}
