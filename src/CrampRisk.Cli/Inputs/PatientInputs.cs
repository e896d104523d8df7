namespace CrampRisk.Cli.Inputs;

/// <summary>Reads files into patients, one after the other; a bulk export comes last, since a patient of it is spread over files.</summary>
internal static class PatientInputs
{
    // So many lines that are no JSON are no accident.
    private const int MostBroken = 20;

    private static readonly Problem NoLines = new("CR510", "", $"{MostBroken} lines are no JSON objects, so that the rest of the file was not read",
        "Write one JSON object on each line; a document over several lines is named .json");

    /// <summary>Every patient of the files, read or refused.</summary>
    public static IEnumerable<PatientInput> Read(IEnumerable<InputFile> files, InputFormat format)
    {
        var exports = new Dictionary<string, BulkExport>(StringComparer.Ordinal);
        var besides = new List<(InputFile File, PatientInput Refusal)>();
        foreach (var file in files)
            foreach (var input in Read(file, format, exports, besides)) yield return input;
        // An empty file and a manifest are parts of an export; where there is none they are no patient.
        foreach (var (file, refusal) in besides)
            if (!exports.ContainsKey(file.Export)) yield return refusal;
        foreach (var export in exports.Values)
            foreach (var input in export.Patients())
                yield return input;
    }

    private static IEnumerable<PatientInput> Read(InputFile file, InputFormat format, Dictionary<string, BulkExport> exports, List<(InputFile File, PatientInput Refusal)> besides)
    {
        using var document = new InputDocument(file);
        if (!document.IsLines || format == InputFormat.Text)
        {
            var input = ReadWhole(file, document, format, out var kind);
            // A file of an export that cannot even be recognised held facts of any of its patients.
            if (input is PatientInput.Refused refused && format != InputFormat.Text && DocumentKinds.IsNamedLines(file.Name)) ExportOf(file, exports).Refuse(file, refused.Problems);
            else if (kind == DocumentKind.ExportManifest) besides.Add((file, input));
            else yield return input;
            yield break;
        }
        var (isEmpty, broken) = (true, 0);
        while (broken < MostBroken && document.TryReadLine(out var line))
        {
            isEmpty = false;
            var kind = Chosen(format, DocumentKinds.OfLine(line.Span));
            if (kind != DocumentKind.Fhir || DocumentKinds.IsBundle(line.Span)) yield return Read($"{file.Name}:line {document.LineNumber}", line, kind);
            else if (!ExportOf(file, exports).TryAdd(file, document.LineNumber, line.Span) && !DocumentKinds.IsWholeObject(line.Span)) broken++;
        }
        // The lines that are missing may be anybody's.
        if (document.Problem is { } fault) ExportOf(file, exports).Refuse(file, [fault]);
        else if (broken == MostBroken) ExportOf(file, exports).Refuse(file, [NoLines]);
        else if (isEmpty) besides.Add((file, Read(file.Name, default, DocumentKind.PatientJson)));
    }

    private static PatientInput ReadWhole(InputFile file, InputDocument document, InputFormat format, out DocumentKind kind)
    {
        kind = default;
        if (document.ReadToEnd(out var bytes) is { } problem) return new PatientInput.Refused(file.Name, [problem]);
        kind = DocumentKinds.Recognise(bytes.Span, file.Name);
        // Lines whose first was too long to be seen as one.
        kind = Chosen(format, kind == DocumentKind.Lines ? DocumentKinds.OfObject(bytes.Span) : kind);
        return Read(file.Name, bytes, kind);
    }

    private static DocumentKind Chosen(InputFormat format, DocumentKind found) => format switch
    {
        InputFormat.Patient => DocumentKind.PatientJson,
        InputFormat.Fhir => DocumentKind.Fhir,
        InputFormat.CdsHooks => DocumentKind.CdsHooks,
        InputFormat.Text => DocumentKind.Text,
        _ => found,
    };

    private static PatientInput Read(string source, ReadOnlyMemory<byte> bytes, DocumentKind kind)
    {
        switch (kind)
        {
            case DocumentKind.Text:
                return PatientText.TryRead(bytes.Span, source, out var listed, out var textProblems)
                    ? new PatientInput.Read(source, listed!)
                    : new PatientInput.Refused(source, textProblems);
            case DocumentKind.PatientJson:
                return PatientJson.TryRead(bytes.Span, source, out var patient, out var problems)
                    ? new PatientInput.Read(source, patient!)
                    : new PatientInput.Refused(source, problems);
            case DocumentKind.Fhir:
                return ReadFhir(source, bytes, static json => FhirReader.Read(json));
            case DocumentKind.CdsHooks:
                return ReadFhir(source, bytes, static json => CdsHooksReader.Read(json).Patient);
            default:
                return new PatientInput.Refused(source, [UnreadFormats.Problem(kind)]);
        }
    }

    private static PatientInput ReadFhir(string source, ReadOnlyMemory<byte> bytes, Func<ReadOnlySpan<byte>, Patient> read)
    {
        try
        {
            return new PatientInput.Read(source, read(bytes.Span) with { Source = source });
        }
        catch (InvalidDocumentException refusal)
        {
            return new PatientInput.Refused(source, refusal.Problems);
        }
    }

    private static BulkExport ExportOf(InputFile file, Dictionary<string, BulkExport> exports)
    {
        if (!exports.TryGetValue(file.Export, out var export)) exports[file.Export] = export = new BulkExport(file.Folder ?? file.Name);
        return export;
    }
}
