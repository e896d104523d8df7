using System.Collections.Immutable;

namespace CrampRisk.Cli.Inputs;

/// <summary>What became of one patient on the way in: read, or refused whole.</summary>
/// <param name="Source">Where it came from, as it is shown: <c>p1.json</c>, <c>cohort.ndjson:line 3</c>.</param>
internal abstract record PatientInput(string Source)
{
    /// <summary>A patient that can be screened.</summary>
    internal sealed record Read(string Source, Patient Patient) : PatientInput(Source);

    /// <summary>A document that was refused, with everything that is wrong with it.</summary>
    internal sealed record Refused(string Source, ImmutableArray<Problem> Problems) : PatientInput(Source);
}
