namespace CrampRisk.Cli.Inputs;

/// <summary>Reads files into patients, one after the other; a bulk export comes last, since a patient of it is spread over files.</summary>
internal static class PatientInputs
{
    /// <summary>Every patient of the files, read or refused.</summary>
    public static IEnumerable<PatientInput> Read(IEnumerable<InputFile> files, InputFormat format)
    {
        var exports = new Dictionary<string, BulkExport>(StringComparer.Ordinal);
        var unread = new List<(InputFile File, PatientInput.Refused Refusal)>();
        foreach (var file in files)
            foreach (var input in Read(file, format, exports))
                if (file.Folder is not null && input is PatientInput.Refused whole && whole.Source == file.Name && DocumentKinds.IsNamedLines(file.Name)) unread.Add((file, whole));
                else yield return input;
        foreach (var (file, refusal) in unread)
        {
            // A file of an export that cannot even be recognised held facts of any of its patients.
            if (exports.TryGetValue(FolderOf(file), out var export)) export.Refuse(file, refusal.Problems);
            else yield return refusal;
        }
        foreach (var export in exports.Values)
            foreach (var input in export.Patients())
                yield return input;
    }

    private static IEnumerable<PatientInput> Read(InputFile file, InputFormat format, Dictionary<string, BulkExport> exports)
    {
        using var document = new InputDocument(file);
        if (!document.IsLines || format == InputFormat.Text)
        {
            yield return document.ReadToEnd(out var bytes) is { } problem
                ? new PatientInput.Refused(file.Name, [problem])
                : Read(file.Name, bytes, Chosen(format, DocumentKinds.Recognise(bytes.Span, file.Name)));
            yield break;
        }
        BulkExport? export = null;
        while (document.TryReadLine(out var line))
        {
            var kind = Chosen(format, DocumentKinds.OfObject(line.Span));
            if (kind == DocumentKind.Fhir && !DocumentKinds.IsBundle(line.Span)) (export ??= ExportOf(file, exports)).Add(file, document.LineNumber, line.Span);
            else yield return Read($"{file.Name}:line {document.LineNumber}", line, kind);
        }
        if (document.Problem is not { } fault) yield break;
        // The lines that are missing may be anybody's.
        if (export is not null) export.Refuse(file, [fault]);
        else yield return new PatientInput.Refused(file.Name, [fault]);
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

    // Files of one folder are one export, whether the folder was given or a pattern named them.
    private static BulkExport ExportOf(InputFile file, Dictionary<string, BulkExport> exports)
    {
        var folder = FolderOf(file);
        if (!exports.TryGetValue(folder, out var export)) exports[folder] = export = new BulkExport(file.Folder ?? file.Name);
        return export;
    }

    private static string FolderOf(InputFile file) => file.Path is null ? "" : Path.GetDirectoryName(file.Path) ?? "";
}
