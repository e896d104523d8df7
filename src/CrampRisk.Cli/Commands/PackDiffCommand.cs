using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk pack diff</c>: what differs between two packs, and what that does to the flags of some patients.</summary>
internal sealed class PackDiffCommand(Terminal terminal, CancellationToken stop)
{
    /// <summary>Prints the differences.</summary>
    /// <returns>The exit code: 0 also where packs differ.</returns>
    public int Run(string before, string after, string? patients, CrampRiskOptions options, DateOnly asOf)
    {
        var old = SiteDocuments.ReadPack(PathOf(before), terminal);
        var now = SiteDocuments.ReadPack(PathOf(after), terminal);
        if (old is null || now is null) return ExitCode.Refused;
        var page = new StringBuilder();
        var changes = PackDiff.Between(old, now);
        foreach (var change in changes) page.Append(change).Append('\n');
        page.Append(changes.Length == 0 ? "No difference in rules, evidence, advice, sources, codes or names.\n" : Counts(changes));
        var code = patients is null ? ExitCode.Done : AddPatients(page, patients, new CrampRiskScreener(old, options), new CrampRiskScreener(now, options), asOf);
        terminal.Output.Write(Encoding.UTF8.GetBytes(page.ToString()));
        terminal.Output.Flush();
        return code;
    }

    private static string? PathOf(string argument) => argument == "built-in" ? null : argument;

    private static string Counts(IEnumerable<PackChange> changes) =>
        string.Join("; ", changes.GroupBy(change => change.What).Select(kind => $"{kind.Key}: {string.Join(", ", kind.GroupBy(change => change.How).Select(how => $"{how.Count()} {how.Key}"))}")) + ".\n";

    private int AddPatients(StringBuilder page, string folder, CrampRiskScreener before, CrampRiskScreener after, DateOnly asOf)
    {
        var count = new PatientCount();
        var (changed, gone, come) = (0, 0, 0);
        foreach (var (source, patient) in PatientFolder.Read(folder, terminal, count, stop))
        {
            var was = before.Screen(patient, asOf).Flags.Select(flag => flag.Id).ToList();
            var isNow = after.Screen(patient, asOf).Flags.Select(flag => flag.Id).ToList();
            var (lost, added) = (was.Except(isNow).ToList(), isNow.Except(was).ToList());
            if (lost.Count + added.Count == 0) continue;
            changed++;
            gone += lost.Count;
            come += added.Count;
            page.Append(source).Append('\n');
            foreach (var id in lost) page.Append("  - ").Append(id).Append('\n');
            foreach (var id in added) page.Append("  + ").Append(id).Append('\n');
        }
        page.Append($"{count.Read} patients: flags of {changed} change, {gone} gone, {come} new.\n");
        return count.ExitCode;
    }
}
