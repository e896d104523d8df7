using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The whole service as a host has it, in process, on a store in a folder of its own.</summary>
internal sealed class HookHost : IAsyncDisposable
{
    public const string PublicUrl = "https://cds.example.org";

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private HookHost(WebApplication app, DirectoryInfo folder)
    {
        (_app, _folder) = (app, folder);
        Client = app.GetTestClient();
    }

    public HttpClient Client { get; }

    public static async Task<HookHost> StartAsync(Action<CdsHooksOptions>? configure = null, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.Services.AddCrampRiskCdsHooks(options =>
        {
            options.Security = options.Security with { PublicUrl = PublicUrl };
            options.Feedback = new FeedbackOptions { SqlitePath = Path.Combine(folder.FullName, "feedback.db") };
            configure?.Invoke(options);
        });
        var app = builder.Build();
        app.MapCrampRiskCdsHooks();
        await app.StartAsync();
        return new HookHost(app, folder);
    }

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
}
