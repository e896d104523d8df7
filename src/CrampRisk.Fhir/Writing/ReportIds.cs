using System.Globalization;
using System.Security.Cryptography;
using System.Text;

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

    // RFC 9562, version 8: a UUID of one's own making, here the beginning of a SHA-256.
    private string Of(string kind, string what)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"CrampRisk\n{kind}\n{_who}\n{what}"), hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
