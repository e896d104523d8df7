using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>What to check or discuss, up to three sentences for each audience; never a dose, never "stop".</summary>
/// <param name="Clinician">For a health professional.</param>
/// <param name="Patient">In plain language.</param>
public sealed record RuleActions(ImmutableArray<string> Clinician, ImmutableArray<string> Patient)
{
    /// <summary>Nothing.</summary>
    public static RuleActions None { get; } = new([], []);

    /// <summary>The sentences for an audience.</summary>
    public ImmutableArray<string> For(Audience audience) => audience == Audience.Patient ? Patient : Clinician;
}
