using CrampRisk;
using CrampRisk.Knowledge;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds CrampRisk to a host's services.</summary>
public static class CrampRiskServiceCollectionExtensions
{
    /// <summary>Adds one shared <see cref="CrampRiskScreener"/> with the built-in pack. The options are checked here, at start-up.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">An option is out of range; all that are wrong are listed.</exception>
    public static IServiceCollection AddCrampRisk(this IServiceCollection services, Action<CrampRiskServiceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var settings = new CrampRiskServiceOptions();
        configure?.Invoke(settings);
        var options = settings.ToOptions();
        OptionsCheck.ThrowIfInvalid(options);
        services.TryAddSingleton(_ => new CrampRiskScreener(settings.Pack ?? KnowledgePack.BuiltIn, options));
        return services;
    }
}
