using CrampRisk.CdsHooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the CDS Hooks service to a host's services.</summary>
public static class CdsHooksServiceCollectionExtensions
{
    /// <summary>Adds the screener, the hooks, the feedback store and the guards around them. The options are checked here, at start-up.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="CrampRisk.InvalidDocumentException">An option is out of range; all that are wrong are listed.</exception>
    public static IServiceCollection AddCrampRiskCdsHooks(this IServiceCollection services, Action<CdsHooksOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new CdsHooksOptions();
        configure?.Invoke(options);
        services.AddCrampRisk(screening =>
        {
            screening.Profile = options.Screening.Profile;
            screening.Audience = options.Screening.Audience;
            screening.LookbackDays = options.Screening.LookbackDays;
            screening.Policy = options.Screening.Policy;
            screening.Pack = options.Screening.Pack;
        });
        CdsHooksGuards.AddTo(services, options.Security, options.Feedback);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new ExplorerLinks(options.Security.PublicUrl));
        services.AddSingleton<PrefetchFetcher>();
        services.AddSingleton<CardMaker>();
        services.AddSingleton<HookService>();
        services.AddSingleton<ExplorerPage>();
        return services;
    }
}
