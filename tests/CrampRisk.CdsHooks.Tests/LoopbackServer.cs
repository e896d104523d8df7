using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>A real HTTP server on loopback that answers as told and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();
    private readonly ConcurrentQueue<string> _paths = new();
    private readonly ConcurrentQueue<string> _calls = new();

    private LoopbackServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public IEnumerable<string> Paths => _paths;

    /// <summary>Authorization, path and query of each call.</summary>
    public IEnumerable<string> Calls => _calls;

    /// <summary>What answers where no answer was set for the path; 404 unless it is told.</summary>
    public RequestDelegate Otherwise { get; set; } = context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    public static async Task<LoopbackServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new LoopbackServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    public void Answer(string path, string json) => _answers[path] = context => context.Response.WriteAsync(json);

    public void Redirect(string path, string target) => _answers[path] = context =>
    {
        context.Response.Redirect(target);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task HandleAsync(HttpContext context)
    {
        _paths.Enqueue(context.Request.Path);
        _calls.Enqueue($"{context.Request.Headers.Authorization} {context.Request.Path}{context.Request.QueryString}");
        return _answers.GetValueOrDefault(context.Request.Path, Otherwise)(context);
    }
}
