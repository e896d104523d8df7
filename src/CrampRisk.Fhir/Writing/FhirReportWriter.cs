using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CrampRisk.Fhir;

namespace CrampRisk;

/// <summary>Writes a report as FHIR R4: a Bundle of type <c>collection</c> with one DetectedIssue for each flag and one OperationOutcome.</summary>
/// <remarks>
/// <para>Each flag, shown or suppressed, is a DetectedIssue: the flag's id as identifier, the kind of issue and the rule as code, the report's day as
/// identified date, the entries that take part as implicated, each finding as evidence with its publication, and why a suppressed one is not shown
/// as mitigation. A flag that is only possible has the status <c>preliminary</c>, a definite one <c>final</c>. Severity is <c>high</c> where a US label
/// names them in a boxed warning, and otherwise left out: no source here states it in FHIR's terms.</para>
/// <para>The OperationOutcome is there whatever was found. It counts the entries by outcome, says which lists were given, and accounts for each entry
/// that is not flagged; entries that were not understood are warnings. A Bundle without a DetectedIssue does not mean safe.</para>
/// <para>References to the patient's records are written as they were read (<c>MedicationRequest/123</c>); an entry that came without one is named
/// by its words alone. Management advice stands in the JSON report only.</para>
/// <para>Thread-safe. The same report gives the same bytes; ids are worked out from the patient's id and the flag's, so that screening again
/// gives the same DetectedIssue its old id.</para>
/// </remarks>
/// <example>
/// <code>
/// var report = CrampRiskScreener.CreateDefault().Screen(FhirReader.Read(bundle), asOf: new DateOnly(2026, 11, 24));
/// FhirReportWriter.Write(report, output);
/// </code>
/// </example>
public static class FhirReportWriter
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a report as UTF-8.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; nothing is flushed or closed.</param>
    /// <param name="indented">True for one property a line, false for a single line without the closing newline.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(ScreeningReport report, IBufferWriter<byte> output, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, indented ? Indented : Compact);
        ReportBundle.Write(json, report);
    }

    /// <summary>Writes a report as UTF-8 to a stream, one property a line. The stream stays open; it is written to when the whole Bundle is made.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(ScreeningReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write(Written(report, indented: true).WrittenSpan);
    }

    /// <summary>The Bundle as a JSON string.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public static string ToText(ScreeningReport report, bool indented = true) => Encoding.UTF8.GetString(Written(report, indented).WrittenSpan);

    private static ArrayBufferWriter<byte> Written(ScreeningReport report, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        Write(report, buffer, indented);
        return buffer;
    }
}
