using System.Text;
using CrampRisk.Cli.Inputs;
using CrampRisk.Cli.Outputs;
using CrampRisk.Documents;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk explain</c>: how entries are resolved, or which facts of a rule a patient has.</summary>
internal sealed class ExplainCommand(ExplainOptions options, Terminal terminal)
{
    private static readonly EntryList[] Lists = [EntryList.Medications, EntryList.Conditions, EntryList.Procedures];

    /// <summary>Explains what was asked for.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">What was asked for cannot be done.</exception>
    public int Run()
    {
        if (options.PatientPath is null && options.Rule is null) return ExplainEntries();
        if (options.PatientPath is null || options.Rule is null) throw new UsageException("--patient and --rule belong together", "Write cramprisk explain --patient FILE --rule RULE");
        if (options.Entries.Count > 0) throw new UsageException("entries and a patient were both given", "Give one of them");
        return SiteDocuments.ReadPack(options.PackPath, terminal) is { } pack ? ExplainRule(pack, options.PatientPath, options.Rule) : ExitCode.Refused;
    }

    private int ExplainEntries()
    {
        if (options.Entries.Count == 0) throw new UsageException("there is nothing to explain", "Give a text or code, such as cramprisk explain \"naproxen 500 mg\"");
        foreach (var entry in options.Entries) CheckEntry(entry);
        if (SiteDocuments.ReadPack(options.PackPath, terminal) is not { } pack) return ExitCode.Refused;
        var screener = new CrampRiskScreener(pack, new CrampRiskOptions());
        var page = new StringWriter { NewLine = "\n" };
        var text = new WrappedText(page, Terminal.Width, Terminal.HasColour);
        for (var i = 0; i < options.Entries.Count; i++)
        {
            if (i > 0) text.Blank();
            EntryExplanation.Write(text, screener, options.Entries[i], options.Audience);
        }
        Write(page);
        return ExitCode.Done;
    }

    private int ExplainRule(KnowledgePack pack, string path, string id)
    {
        if (!pack.TryGetRule(id, out var rule))
        {
            var ids = pack.Rules.Select(known => known.Id).ToArray();
            throw new UsageException($"there is no rule {id}", NearestName.Of(id, ids) is { } nearest ? $"Write --rule {nearest}" : $"Name a rule such as {ids[0]}; cramprisk explain naproxen shows those of naproxen");
        }
        if (ReadPatient(path) is not { } patient) return ExitCode.Refused;
        // The rule decides the profile: one of extended can be asked about without saying so.
        var profile = rule.Profiles.Contains(Profile.Core) ? Profile.Core : Profile.Extended;
        var report = new CrampRiskScreener(pack, new CrampRiskOptions { Profile = profile, Audience = options.Audience }).Screen(patient, options.AsOf);
        var page = new StringWriter { NewLine = "\n" };
        RuleExplanation.Write(new WrappedText(page, Terminal.Width, Terminal.HasColour), report, rule);
        Write(page);
        return ExitCode.Done;
    }

    private Patient? ReadPatient(string path)
    {
        var files = new List<InputFile>();
        foreach (var (argument, problem) in InputFiles.Expand([path], files, []))
        {
            terminal.Refuse(argument, problem);
            return null;
        }
        var inputs = PatientInputs.Read(files, InputFormat.Auto).Take(2).ToArray();
        if (inputs.Length > 1) throw new UsageException("--patient holds more than one patient", "Give one patient");
        if (inputs[0] is PatientInput.Read read) return read.Patient;
        foreach (var problem in ((PatientInput.Refused)inputs[0]).Problems) terminal.Refuse(inputs[0].Source, problem);
        return null;
    }

    private static void CheckEntry(string entry)
    {
        if (EntryText.IsBareDigits(entry))
        {
            var likely = Lists.SelectMany(list => EntryText.LikelySystems(list, entry)).Distinct().Select(system => $"{system}:{entry.Trim()}");
            throw new UsageException($"{entry} does not say which code system it is from", $"Write {string.Join(" or ", likely)}");
        }
        if (EntryText.LikelySystem(entry) is { } near)
            throw new UsageException($"{entry} begins with a code system that is not known", $"Write {near}:{entry[(entry.IndexOf(':') + 1)..].Trim()}");
    }

    private void Write(StringWriter page)
    {
        terminal.Output.Write(Encoding.UTF8.GetBytes(page.ToString()));
        terminal.Output.Flush();
    }
}
