using System.Buffers;
using System.Text;

namespace CrampRisk.Cli.Outputs;

/// <summary>Writes reports one after the other, each whole.</summary>
internal sealed class ReportOutput(ReportFormat format, Stream output, bool isSeveral, bool hasColour)
{
    // Room for nearly every report at once: growing would copy it three times (benchmarks/StartUp).
    private readonly ReportBuffer _buffer = new(262_144);
    private int _count;

    /// <summary>Writes one report.</summary>
    public void Write(ScreeningReport report)
    {
        _buffer.Clear();
        switch (format)
        {
            case ReportFormat.Text:
                WriteText(report);
                break;
            case ReportFormat.Html:
                Encoding.UTF8.GetBytes(ReportHtml.ToText(report), _buffer);
                break;
            case ReportFormat.Fhir:
                FhirReportWriter.Write(report, _buffer, indented: !isSeveral);
                _buffer.Write("\n"u8);
                break;
            default:
                ReportJson.Write(report, _buffer, indented: format == ReportFormat.Json);
                _buffer.Write("\n"u8);
                break;
        }
        output.Write(_buffer.Written);
        _count++;
    }

    private void WriteText(ScreeningReport report)
    {
        var text = new StringWriter { NewLine = "\n" };
        if (_count > 0) text.WriteLine();
        if (isSeveral && report.Source is not null) text.WriteLine($"== {report.Source}");
        ReportText.Write(report, text, Terminal.Width, hasColour);
        Encoding.UTF8.GetBytes(text.ToString(), _buffer);
    }
}
