using System.Net;
using CrampRisk.CdsHooks;
using CrampRisk.Cli.Commands;
using CrampRisk.Knowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrampRisk.Cli.Serving;

/// <summary><c>cramprisk serve</c>: the CDS Hooks service until Ctrl-C.</summary>
internal sealed class ServeCommand(ServeOptions options, Terminal terminal, CancellationToken stop)
{
    // The command line ends the process one second after Ctrl-C: what is stored must be on the disk before.
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromMilliseconds(800);

    /// <summary>Serves.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">It may not listen there without tokens, or cannot.</exception>
    public int Run()
    {
        if (!IPAddress.IsLoopback(options.Address) && options.Issuers.IsEmpty)
            throw new UsageException($"on {options.Address} anybody could call, and no token issuer is given", "Add --issuer, or listen on 127.0.0.1");
        if (SiteDocuments.ReadPack(options.PackPath, terminal) is not { } pack) return ExitCode.Refused;
        var policy = options.PolicyPath is null ? SitePolicy.Default : SiteDocuments.ReadPolicy(options.PolicyPath, pack, terminal);
        if (policy is null) return ExitCode.Refused;
        try
        {
            return ServeAsync(pack, policy).GetAwaiter().GetResult();
        }
        catch (InvalidDocumentException refusal)
        {
            var problem = refusal.Problems[0];
            throw new UsageException($"{problem.Place}: {problem.What}", problem.Remedy);
        }
    }

    private async Task<int> ServeAsync(KnowledgePack pack, SitePolicy policy)
    {
        await using var app = Build(pack, policy);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new UsageException($"port {options.Port} is in use", "Write --port with another, or 0 for any that is free");
        }
        Announce(app.Urls.First());
        await app.WaitForShutdownAsync(stop);
        stop.ThrowIfCancellationRequested();
        return ExitCode.Done;
    }

    private WebApplication Build(KnowledgePack pack, SitePolicy policy)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port);
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("CrampRisk", terminal.IsQuiet ? LogLevel.Warning : LogLevel.Information);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        builder.Services.AddCrampRiskCdsHooks(hooks => Configure(hooks, pack, policy));
        var app = builder.Build();
        app.MapCrampRiskCdsHooks();
        return app;
    }

    private void Configure(CdsHooksOptions hooks, KnowledgePack pack, SitePolicy policy)
    {
        hooks.Screening.Pack = pack;
        hooks.Screening.Policy = policy;
        hooks.Screening.Profile = options.Profile;
        hooks.Security = hooks.Security with
        {
            PublicUrl = options.PublicUrl ?? (options.Port == 0 ? null : $"http://{new IPEndPoint(options.Address, options.Port)}"),
            Issuers = options.Issuers,
            FhirOrigins = [.. options.FhirOrigins.Select(origin => new AllowedOrigin(origin))],
            CorsOrigins = options.CorsOrigins,
        };
        if (options.FeedbackPath is not null) hooks.Feedback = hooks.Feedback with { SqlitePath = options.FeedbackPath };
    }

    private void Announce(string url)
    {
        terminal.Say($"CDS Hooks at {url}/cds-services, the rules at {url}/, health at {url}/health/ready. Ctrl-C stops.");
        if (options.Issuers.IsEmpty) terminal.Say("No token issuer is given: requests are accepted without a token, from this machine only.");
    }
}
