using System.Data.Common;
using System.Net;
using System.Net.Sockets;
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
        if (!IPAddress.IsLoopback(options.Address) && options.Issuers.IsEmpty) throw ServeRefusals.NoIssuer(options);
        if (!options.Issuers.IsEmpty && options.KnownUrl is null) throw ServeRefusals.NoPublicUrl(options);
        if (SiteDocuments.ReadPack(options.PackPath, terminal) is not { } pack) return ExitCode.Refused;
        var policy = options.PolicyPath is null ? SitePolicy.Default : SiteDocuments.ReadPolicy(options.PolicyPath, pack, terminal);
        if (policy is null) return ExitCode.Refused;
        try
        {
            return ServeAsync(pack, policy).GetAwaiter().GetResult();
        }
        catch (InvalidDocumentException refusal)
        {
            throw ServeRefusals.Invalid(options, refusal);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw ServeRefusals.PortInUse(options);
        }
        catch (SocketException failure)
        {
            throw ServeRefusals.CannotListen(options, failure);
        }
        // Nothing else is opened at the start; while the service runs, a store that fails costs the feedback and ends nothing.
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            throw ServeRefusals.NoStore(options, failure);
        }
    }

    private async Task<int> ServeAsync(KnowledgePack pack, SitePolicy policy)
    {
        await using var app = Build(pack, policy);
        await app.StartAsync(stop);
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
        // Why it does not start is said in one line, not by the host with its stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
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
            PublicUrl = options.KnownUrl,
            Issuers = options.Issuers,
            FhirOrigins = [.. options.FhirOrigins.Select(origin => new AllowedOrigin(origin))],
            CorsOrigins = options.CorsOrigins,
        };
        if (options.FeedbackPath is not null) hooks.Feedback = hooks.Feedback with { SqlitePath = options.FeedbackPath };
    }

    private void Announce(string url)
    {
        terminal.Say(options.Issuers.IsEmpty
            ? "No token issuer is given: requests are accepted without a token, from this machine only."
            : $"Each request needs a token that is made out (aud) to the address it calls, under {options.KnownUrl}.");
        // Last, since whoever waits for the service waits for this line.
        terminal.Say($"CDS Hooks at {url}/cds-services, the rules at {url}/, health at {url}/health/ready. Ctrl-C stops.");
    }
}
