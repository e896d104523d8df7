using CrampRisk.CdsHooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>A host with the guards, the feedback endpoint and one endpoint of the test's own at /cds-services/probe, on a store in a folder of its own.</summary>
internal sealed class GuardedHost : IAsyncDisposable
{
    public const string PublicUrl = "https://cds.example.org";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private GuardedHost(WebApplication app, DirectoryInfo folder, LogLines logs)
    {
        (_app, _folder, Logs) = (app, folder, logs);
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public LogLines Logs { get; }

    public IServiceProvider Services => _app.Services;

    public IFeedbackStore Store => Services.GetRequiredService<IFeedbackStore>();

    public string Database => Path.Combine(_folder.FullName, "feedback.db");

    public static async Task<GuardedHost> StartAsync(CdsHooksSecurityOptions? security = null, RequestDelegate? probe = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-");
        var logs = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        if (clock is not null) builder.Services.AddSingleton(clock);
        services?.Invoke(builder.Services);
        builder.Services.AddCrampRisk();
        CdsHooksGuards.AddTo(builder.Services, security ?? new CdsHooksSecurityOptions(), new FeedbackOptions { SqlitePath = Path.Combine(folder.FullName, "feedback.db") });
        var app = builder.Build();
        var group = CdsHooksGuards.ApplyTo(app.MapGroup(""));
        group.MapMethods("/cds-services/probe", ["GET", "POST"], probe ?? (context => context.Response.WriteAsync("{\"cards\":[]}")));
        CdsHooksGuards.Map(app, group);
        await app.StartAsync();
        return new GuardedHost(app, folder, logs);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
