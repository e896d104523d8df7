using System.Collections.Immutable;
using Hl7.Fhir.Serialization;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk;

/// <summary>From a report to Firely's FHIR R4 objects: what <see cref="FhirReportWriter"/> writes, as objects.</summary>
public static class FirelyReportExtensions
{
    /// <summary>The report as a Bundle: one DetectedIssue for each flag, shown or suppressed, and one OperationOutcome.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static R4.Bundle ToFhirBundle(this ScreeningReport report) =>
        FhirJsonDeserializer.STRICT.Deserialize<R4.Bundle>(FhirReportWriter.ToText(report, indented: false));

    /// <summary>The flags, shown and then suppressed; the latter have a mitigation. An empty array does not mean safe: see <see cref="ToOperationOutcome"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static ImmutableArray<R4.DetectedIssue> ToDetectedIssues(this ScreeningReport report) => [.. ResourcesOf(report).OfType<R4.DetectedIssue>()];

    /// <summary>The account of everything else: coverage, notices, every entry that takes part in no flag. Entries that were not understood are warnings.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static R4.OperationOutcome ToOperationOutcome(this ScreeningReport report) => ResourcesOf(report).OfType<R4.OperationOutcome>().Single();

    private static IEnumerable<R4.Resource> ResourcesOf(ScreeningReport report) => report.ToFhirBundle().Entry.Select(entry => entry.Resource!);
}
