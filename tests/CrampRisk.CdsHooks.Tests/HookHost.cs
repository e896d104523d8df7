using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The service in process, on a store in a folder of its own: whole as a host has it, or its guards around an endpoint of the test's own.</summary>
internal sealed class HookHost : IAsyncDisposable
{
    public const string PublicUrl = "https://cds.example.org";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private HookHost(WebApplication app, DirectoryInfo folder, LogLines logs)
    {
        (_app, _folder, Logs) = (app, folder, logs);
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public LogLines Logs { get; }

    public IServiceProvider Services => _app.Services;

    public IFeedbackStore Store => Services.GetRequiredService<IFeedbackStore>();

    public string Database => Path.Combine(_folder.FullName, "feedback.db");

    /// <summary>The whole service, as a host adds it.</summary>
    public static Task<HookHost> StartAsync(Action<CdsHooksOptions>? configure = null, TimeProvider? clock = null) =>
        StartAsync(
            (builder, feedback) =>
            {
                if (clock is not null) builder.Services.AddSingleton(clock);
                builder.Services.AddCrampRiskCdsHooks(options =>
                {
                    options.Security = options.Security with { PublicUrl = PublicUrl };
                    options.Feedback = feedback;
                    configure?.Invoke(options);
                });
            },
            app => app.MapCrampRiskCdsHooks());

    /// <summary>The guards and the feedback endpoint alone, around <paramref name="probe"/> at /cds-services/probe.</summary>
    public static Task<HookHost> StartGuardsAsync(CdsHooksSecurityOptions? security = null, RequestDelegate? probe = null, TimeProvider? clock = null, Action<IServiceCollection>? services = null) =>
        StartAsync(
            (builder, feedback) =>
            {
                if (clock is not null) builder.Services.AddSingleton(clock);
                services?.Invoke(builder.Services);
                builder.Services.AddCrampRisk();
                CdsHooksGuards.AddTo(builder.Services, security ?? new CdsHooksSecurityOptions(), feedback);
            },
            app =>
            {
                var group = CdsHooksGuards.ApplyTo(app.MapGroup(""));
                group.MapMethods("/cds-services/probe", ["GET", "POST"], probe ?? (context => context.Response.WriteAsync("{\"cards\":[]}")));
                CdsHooksGuards.Map(app, group);
            });

    /// <summary>Posts a request to the service of a hook.</summary>
    public async Task<HookAnswer> PostAsync(string hook, string json) => await HookAnswer.OfAsync(await SendAsync($"/cds-services/cramprisk-{hook}", json));

    public Task<HttpResponseMessage> SendAsync(string path, string json) =>
        Client.PostAsync(path, new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static async Task<HookHost> StartAsync(Action<WebApplicationBuilder, FeedbackOptions> add, Action<WebApplication> map)
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-");
        var logs = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        add(builder, new FeedbackOptions { SqlitePath = Path.Combine(folder.FullName, "feedback.db") });
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new HookHost(app, folder, logs);
    }
}
