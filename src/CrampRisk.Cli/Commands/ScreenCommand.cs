using CrampRisk.Cli.Inputs;
using CrampRisk.Cli.Outputs;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk screen</c>: reads patients, screens each, writes each report whole.</summary>
internal sealed class ScreenCommand(ScreenOptions options, Terminal terminal, CancellationToken stop)
{
    private KnowledgePack _pack = KnowledgePack.BuiltIn;
    private CrampRiskOptions _screening = options.Screening;
    private int _reported;
    private int _refused;
    private bool _isFlagFound;

    /// <summary>Screens all inputs.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">What was asked for cannot be done.</exception>
    /// <exception cref="OperationCanceledException">The person stopped it.</exception>
    public int Run()
    {
        CheckUsage();
        if (SiteDocuments.ReadPack(options.PackPath, terminal) is not { } pack) return ExitCode.Refused;
        if (SiteDocuments.Read(options, pack, terminal) is not { } screening) return ExitCode.Refused;
        (_pack, _screening) = (pack, screening);
        var newOrders = NewOrders.Read(options, terminal);
        if (newOrders is null && options.NewOrders is not null) return ExitCode.Refused;
        if (options.HasEntries) return Screen([new PatientInput.Read("command line", FromCommandLine())], newOrders);
        var files = Files();
        if (_refused > 0 && options.IsStrict) return CloseCount(isSeveral: false);
        return ScreeningProgress.IsWanted(options, files.Count, terminal)
            ? ScreeningProgress.Run(files.Count, terminal, advance => Screen(PatientInputs.Read(Counted(files, advance), options.InputFormat), newOrders))
            : Screen(PatientInputs.Read(files, options.InputFormat), newOrders);
    }

    private void CheckUsage()
    {
        if (options.HasEntries && options.Inputs.Count > 0)
            throw new UsageException("a patient from a file and entries on the command line were both given", "Give one of them; --new FILE adds orders to the patient of a file");
        if (!options.HasEntries && options.Inputs.Count == 0)
            throw new UsageException("there is nothing to screen", "Give a file, a folder, - for standard input, or entries with --med, --condition, --procedure");
        if (options.Inputs.Count(input => input == "-") + (options.NewOrders == "-" ? 1 : 0) > 1)
            throw new UsageException("standard input can be read only once", "Write - once");
        CheckEntries("--med", EntryList.Medications, options.Medications);
        CheckEntries("--condition", EntryList.Conditions, options.Conditions);
        CheckEntries("--procedure", EntryList.Procedures, options.Procedures);
    }

    private static void CheckEntries(string option, EntryList list, IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (EntryText.IsBareDigits(entry))
            {
                var likely = string.Join(" or ", EntryText.LikelySystems(list, entry).Select(system => $"{option} {system}:{entry.Trim()}"));
                throw new UsageException($"{option} {entry} does not say which code system it is from", $"Write {likely}");
            }
            if (EntryText.LikelySystem(entry) is { } system)
                throw new UsageException($"{option} {entry} begins with a code system that is not known", $"Write {option} {system}:{entry[(entry.IndexOf(':') + 1)..].Trim()}");
        }
    }

    private List<InputFile> Files()
    {
        var files = new List<InputFile>();
        var skipped = new List<string>();
        foreach (var (argument, problem) in InputFiles.Expand(options.Inputs, files, skipped)) Refuse(new PatientInput.Refused(argument, [problem]));
        if (skipped.Count > 0) terminal.Note($"Left out, by their extension: {string.Join(", ", skipped)}");
        return files;
    }

    private static IEnumerable<InputFile> Counted(List<InputFile> files, Action advance)
    {
        foreach (var file in files)
        {
            yield return file;
            advance();
        }
    }

    private Patient FromCommandLine() => new()
    {
        Medications = options.Medications.Count == 0 ? default : [.. options.Medications.Select(EntryText.ReadMedication)],
        Conditions = options.Conditions.Count == 0 ? default : [.. options.Conditions.Select(EntryText.ReadCondition)],
        Procedures = options.Procedures.Count == 0 ? default : [.. options.Procedures.Select(EntryText.ReadProcedure)],
    };

    private int Screen(IEnumerable<PatientInput> inputs, Patient? newOrders)
    {
        using var rest = inputs.GetEnumerator();
        if (!rest.MoveNext()) return CloseCount(_refused > 1);
        // The second input is read before the first is reported: only so is it known whether there is one.
        var next = rest.Current;
        var hasMore = rest.MoveNext();
        var isSeveral = hasMore || _refused > 0;
        if (isSeveral && options.Format == ReportFormat.Json) throw new UsageException("--format json is one object and needs exactly one patient", "Write --format ndjson");
        if (isSeveral && options.Format == ReportFormat.Html) throw new UsageException("--format html is one page and needs exactly one patient", "Give one patient");
        if (isSeveral && newOrders is not null) throw new UsageException("--new needs exactly one patient to join", "Give one patient");

        CrampRiskScreener? screener = null;
        using var file = ResultFile.Open(options.OutputPath, terminal.Output);
        var output = new ReportOutput(options.Format, file.Stream, isSeveral, options.OutputPath is null && Terminal.HasColour);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (next is PatientInput.Read read)
            {
                screener ??= new CrampRiskScreener(_pack, _screening);
                Report(screener.Screen(newOrders is null ? read.Patient : NewOrders.Join(read.Patient, newOrders), options.AsOf), output);
            }
            else
            {
                Refuse((PatientInput.Refused)next);
                if (options.IsStrict) return CloseCount(isSeveral);
            }
            if (!hasMore) break;
            next = rest.Current;
            hasMore = rest.MoveNext();
        }
        if (_reported > 0) file.Complete();
        return CloseCount(isSeveral);
    }

    private void Report(ScreeningReport report, ReportOutput output)
    {
        output.Write(report);
        _isFlagFound |= report.Flags.Any(IsWorthFailing);
        _reported++;
    }

    private bool IsWorthFailing(CrampRiskFlag flag) => options.FailOn switch
    {
        null => false,
        FailOn.Any => true,
        FailOn.Associated => flag.Rule.Strength is Strength.Strong or Strength.Associated,
        _ => flag.Rule.Strength is Strength.Strong,
    };

    private void Refuse(PatientInput.Refused refused)
    {
        foreach (var problem in refused.Problems) terminal.Refuse(refused.Source, problem);
        _refused++;
    }

    private int CloseCount(bool isSeveral)
    {
        if (isSeveral) terminal.Note($"{_reported} reported, {_refused} refused.");
        return _refused > 0 ? ExitCode.Refused : _isFlagFound ? ExitCode.FlagFound : ExitCode.Done;
    }
}
