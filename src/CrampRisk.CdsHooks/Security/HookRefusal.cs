using System.Collections.Immutable;

namespace CrampRisk.CdsHooks;

/// <summary>A request that is not answered as asked. The guards turn it into an answer with this status and all problems.</summary>
/// <remarks>The message holds codes and places, never values of the request.</remarks>
internal sealed class HookRefusal(int status, ImmutableArray<Problem> problems) : Exception($"Refused with status {status}: {string.Join(' ', problems)}")
{
    public HookRefusal(int status, Problem problem)
        : this(status, [problem])
    {
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Everything that is wrong.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;

    /// <summary>After how many seconds it may work; null where trying again does not help.</summary>
    public int? RetryAfterSeconds { get; init; }
}
