using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CrampRisk.CdsHooks;

/// <summary>Everything that stands around the endpoints: who may call, how much, how long, what is written down.</summary>
internal static class CdsHooksGuards
{
    private const string ReadyTag = "cramprisk-ready";

    /// <summary>Adds the store, the patient keys, the outbound client, health checks and the guard; the options are checked here. Needs AddCrampRisk.</summary>
    /// <exception cref="InvalidDocumentException">An option is out of range; all that are wrong are listed.</exception>
    public static IServiceCollection AddTo(IServiceCollection services, CdsHooksSecurityOptions security, FeedbackOptions feedback)
    {
        CdsHooksOptionsCheck.ThrowIfInvalid(security, feedback);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(security).AddSingleton(feedback);
        services.AddSingleton(_ => new PatientKeys(PatientSecret.Of(feedback)));
        services.TryAddSingleton<IFeedbackStore>(provider => Store(provider, feedback));
        services.AddSingleton<FeedbackEndpoint>();
        services.AddHostedService<FeedbackUpkeep>();
        AddOutbound(services, security);
        services.AddCors();
        services.AddSingleton<KeySets>().AddSingleton<RateLimit>().AddSingleton<TokenCheck>().AddSingleton<HookRecord>().AddSingleton<HookGuard>();
        services.AddSingleton(provider => new SeenTokens(provider.GetRequiredService<TimeProvider>()));
        services.AddHealthChecks()
            .AddCheck<StoreHealth>("feedback store", tags: [ReadyTag], timeout: TimeSpan.FromSeconds(5))
            .AddCheck<PackHealth>("knowledge pack", tags: [ReadyTag]);
        return services;
    }

    /// <summary>Puts the guard around every endpoint of a group, in whatever order they are added: headers, CORS, rate, token, time, audit; failures become answers.</summary>
    public static RouteGroupBuilder ApplyTo(RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            if (endpoint.RequestDelegate is not { } next) return;
            HookGuard? guard = null;
            endpoint.RequestDelegate = context => (guard ??= context.RequestServices.GetRequiredService<HookGuard>()).InvokeAsync(context, next);
        });
        return group;
    }

    /// <summary>Maps <c>/cds-services/{id}/feedback</c> and the browsers' preflights into the guarded group, <c>/health/live</c> and <c>/health/ready</c> outside of it.</summary>
    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder group)
    {
        var feedback = routes.ServiceProvider.GetRequiredService<FeedbackEndpoint>();
        group.MapPost("/cds-services/{id}/feedback", (RequestDelegate)feedback.HandleAsync);
        group.MapMethods("/cds-services/{**path}", [HttpMethods.Options], (RequestDelegate)(context =>
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }));
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
    }

    private static IFeedbackStore Store(IServiceProvider provider, FeedbackOptions options)
    {
        var mark = provider.GetRequiredService<PatientKeys>().Mark();
        var clock = provider.GetRequiredService<TimeProvider>();
        return options.PostgresConnectionString is { } connection
            ? new PostgresFeedbackStore(connection, mark, clock)
            : new SqliteFeedbackStore(PatientSecret.DatabasePath(options), mark, clock, provider.GetRequiredService<ILogger<SqliteFeedbackStore>>());
    }

    private static void AddOutbound(IServiceCollection services, CdsHooksSecurityOptions options)
    {
        var origins = new OutboundOrigins(options);
        services.AddSingleton(origins);
        services.AddHttpClient(OutboundOrigins.Client, client =>
            {
                client.Timeout = options.OutboundTimeLimit;
                client.MaxResponseContentBufferSize = options.MaxOutboundBytes;
            })
            .ConfigurePrimaryHttpMessageHandler(() => OutboundGate.Connecting(origins, options.OutboundTimeLimit))
            .AddHttpMessageHandler(() => new OutboundGate(origins))
            // The client's own log lines hold the URL, and with it the patient's id.
            .RemoveAllLoggers();
    }
}
