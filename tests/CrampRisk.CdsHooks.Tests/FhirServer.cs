using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>A FHIR server on loopback that answers as told and remembers who asked for what.</summary>
internal sealed class FhirServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _calls = new();

    private FhirServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public RequestDelegate Answer { get; set; } = _ => Task.CompletedTask;

    /// <summary>Authorization, path and query of each call.</summary>
    public IEnumerable<string> Calls => _calls;

    public static async Task<FhirServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new FhirServer(builder.Build());
        server._app.Run(context =>
        {
            server._calls.Enqueue($"{context.Request.Headers.Authorization} {context.Request.Path}{context.Request.QueryString}");
            return server.Answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
