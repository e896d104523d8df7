using CrampRisk.Cli.Inputs;

namespace CrampRisk.Cli.Commands;

/// <summary>The patients of <c>--patients</c>, on whom a change of pack or policy is tried out.</summary>
internal static class PatientFolder
{
    /// <summary>Every patient that can be read; the others are said and counted.</summary>
    public static IEnumerable<(string Source, Patient Patient)> Read(string path, Terminal terminal, PatientCount count, CancellationToken stop)
    {
        var files = new List<InputFile>();
        var skipped = new List<string>();
        foreach (var (argument, problem) in InputFiles.Expand([path], files, skipped))
        {
            terminal.Refuse(argument, problem);
            count.Refused++;
        }
        if (skipped.Count > 0) terminal.Note($"Left out, by their extension: {string.Join(", ", skipped)}");
        foreach (var input in PatientInputs.Read(files, InputFormat.Auto))
        {
            stop.ThrowIfCancellationRequested();
            if (input is PatientInput.Read read)
            {
                count.Read++;
                yield return (read.Source, read.Patient);
                continue;
            }
            count.Refused++;
            foreach (var problem in ((PatientInput.Refused)input).Problems) terminal.Refuse(input.Source, problem);
        }
    }
}
