using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CrampRisk.Documents;

namespace CrampRisk;

/// <summary>Patient JSON, <c>cramprisk-patient/1</c>: reads it strictly and writes it.</summary>
/// <remarks>
/// A document that cannot be read is refused whole, with all that is wrong with it: structure and content are reported together;
/// text that is no JSON is reported by its first fault. A code that cannot be read is an entry's affair and refuses nothing.
/// Thread-safe.
/// </remarks>
public static class PatientJson
{
    /// <summary>The name of the format, as it may stand under <c>schema</c>.</summary>
    public const string Schema = "cramprisk-patient/1";

    /// <summary>Reads one patient.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark is accepted.</param>
    /// <exception cref="InvalidDocumentException">The document is refused; the exception lists every problem.</exception>
    public static Patient Read(ReadOnlySpan<byte> utf8) =>
        TryRead(utf8, source: null, out var patient, out var problems) ? patient! : throw new InvalidDocumentException(problems);

    /// <summary>Reads one patient.</summary>
    /// <param name="json">The document.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">The document is refused; the exception lists every problem.</exception>
    public static Patient Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Read(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Reads one patient from a stream, to its end; the stream stays open.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark is accepted.</param>
    /// <exception cref="ArgumentNullException"><paramref name="utf8"/> is null.</exception>
    /// <exception cref="InvalidDocumentException">The document is refused; the exception lists every problem.</exception>
    public static Patient Read(Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        using var bytes = new MemoryStream();
        utf8.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads one patient, or says all that is wrong with the document.</summary>
    /// <param name="utf8">The document in UTF-8; a byte order mark is accepted.</param>
    /// <param name="source">The file or stream that it came from, kept as <see cref="Patient.Source"/>; may be null.</param>
    /// <param name="patient">The patient; null where the document is refused.</param>
    /// <param name="problems">All problems in the order of their places; empty where there are none.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, string? source, out Patient? patient, out ImmutableArray<Problem> problems)
    {
        patient = null;
        if ((Utf8Document.Open(utf8, out var text) ?? JsonSyntax.Check(text)) is { } problem)
        {
            problems = [problem];
            return false;
        }
        var found = new List<Problem>();
        var document = PatientDocumentReader.Read(text, found);
        if (document is not null) PatientDocumentValidator.Instance.Validate(document, found);
        problems = JsonPlaces.Sort(text, found);
        if (found.Count > 0) return false;
        patient = document!.Build(source);
        return true;
    }

    /// <summary>Writes a patient as one JSON object, in the order of the contract's properties.</summary>
    /// <remarks>
    /// What the format has no place for is left out: references, remarks, notices and the source. A coding without a known system becomes the text where there is no text.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static void Write(Patient patient, IBufferWriter<byte> output, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, PatientJsonWriter.Options(indented));
        PatientJsonWriter.Write(json, patient);
    }
}
