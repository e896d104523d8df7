using System.Globalization;

namespace CrampRisk.Fhir;

/// <summary>The ids of the resources that a report is written as. Nothing random: the same report has the same ids.</summary>
internal sealed class ReportIds(ScreeningReport report)
{
    private readonly string _who = WhoOf(report);

    /// <summary>The id of the Bundle: this patient, day, knowledge and set of options.</summary>
    public string Bundle => Of("Bundle", Circumstances);

    /// <summary>The id of the OperationOutcome, as that of the Bundle.</summary>
    public string Outcome => Of("OperationOutcome", Circumstances);

    private string Circumstances => string.Create(CultureInfo.InvariantCulture,
        $"{report.AsOf:yyyy-MM-dd}\n{report.Pack.Sha256}\n{report.Options.Policy.Sha256}\n{report.Options.Profile}\n{report.Options.Audience}\n{report.Options.LookbackDays}\n{report.Options.NewOnly}");

    /// <summary>The id of a flag's DetectedIssue: this patient and finding, on whatever day, so that it can be updated in place.</summary>
    public string Of(CrampRiskFlag flag) => Of("DetectedIssue", flag.Id);

    // Without a patient's id the entries stand in for it: two unnamed patients must not share an id.
    private static string WhoOf(ScreeningReport report) => report.SubjectId is { } id
        ? $"id\n{id}"
        : $"unnamed\n{report.Source}\n{string.Join('\n', report.Entries.Select(entry => $"{entry.List} {entry.Entry.Reference} {entry.Entry.Input}"))}";

    private string Of(string kind, string what) => NamedUuid.Of($"{kind}\n{_who}\n{what}");
}
