using System.Net;
using System.Threading.RateLimiting;

namespace CrampRisk.CdsHooks;

/// <summary>How often one client may call, and how often one address may fail to say who it is.</summary>
internal sealed class RateLimit : IDisposable
{
    private const int RefusalsPerMinute = 60;

    private readonly PartitionedRateLimiter<string> _requests;
    private readonly PartitionedRateLimiter<string> _refusals = Create(RefusalsPerMinute);

    public RateLimit(CdsHooksSecurityOptions options) => _requests = Create(options.RequestsPerMinute);

    /// <summary>Counts a call.</summary>
    /// <exception cref="HookRefusal">429: there were too many.</exception>
    public void Count(string client)
    {
        using var lease = _requests.AttemptAcquire(client);
        if (!lease.IsAcquired) throw TooMany("CR651", "too many requests in a minute");
    }

    /// <summary>Counts a call without a sound token.</summary>
    public void CountRefusal(IPAddress? address)
    {
        using var lease = _refusals.AttemptAcquire(Network(address));
    }

    /// <summary>Stops an address that has failed too often before any signature is computed for it.</summary>
    /// <exception cref="HookRefusal">429: it has.</exception>
    public void CheckRefusals(IPAddress? address)
    {
        if (_refusals.GetStatistics(Network(address)) is { CurrentAvailablePermits: 0 }) throw TooMany("CR652", "too many requests without a sound token in a minute");
    }

    /// <summary>Who an address is: itself, and for IPv6 the network of 64 bits, in which one caller has as many addresses as he likes.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? address.ToString() : Convert.ToHexStringLower(address.GetAddressBytes()[..8]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        _refusals.Dispose();
    }

    private static HookRefusal TooMany(string code, string what) => new(429, new Problem(code, "", what, "Wait as Retry-After says")) { RetryAfterSeconds = 60 };

    // Six windows of ten seconds: a burst at the turn of the minute does not count twice.
    private static PartitionedRateLimiter<string> Create(int perMinute) =>
        PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetSlidingWindowLimiter(client, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }), StringComparer.Ordinal);
}
