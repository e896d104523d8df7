using System.Globalization;
using System.Text;
using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary><c>cramprisk policy validate|dry-run</c>.</summary>
internal sealed class PolicyCommand(Terminal terminal, CancellationToken stop)
{
    private const int Most = 10;

    /// <summary>Checks a policy.</summary>
    /// <returns>The exit code.</returns>
    public int Check(string path, string? packPath)
    {
        if (SiteDocuments.ReadPack(packPath, terminal) is not { } pack) return ExitCode.Refused;
        if (SiteDocuments.ReadPolicy(path, pack, terminal) is not { } policy) return ExitCode.Refused;
        Write($"{path}: sound. {policy.Name}: {policy.Rules.Count(rule => !rule.Enabled)} rules switched off, {policy.Rules.Count(rule => rule.Tier is not null)} tiers changed. sha256 {policy.Sha256}\n");
        return ExitCode.Done;
    }

    /// <summary>Counts flags with and without a policy.</summary>
    /// <returns>The exit code.</returns>
    public int DryRun(string path, string? packPath, string patients, Profile profile, DateOnly asOf)
    {
        if (SiteDocuments.ReadPack(packPath, terminal) is not { } pack) return ExitCode.Refused;
        if (SiteDocuments.ReadPolicy(path, pack, terminal) is not { } policy) return ExitCode.Refused;
        var plain = new CrampRiskScreener(pack, new CrampRiskOptions { Profile = profile });
        var governed = new CrampRiskScreener(pack, new CrampRiskOptions { Profile = profile, Policy = policy });
        var (without, with) = (new FlagCount(), new FlagCount());
        var count = new PatientCount();
        foreach (var (_, patient) in PatientFolder.Read(patients, terminal, count, stop))
        {
            without.Add(plain.Screen(patient, asOf));
            with.Add(governed.Screen(patient, asOf));
        }
        Write(Page(policy, profile, asOf, count, without, with));
        return count.ExitCode;
    }

    private static string Page(SitePolicy policy, Profile profile, DateOnly asOf, PatientCount count, FlagCount without, FlagCount with)
    {
        var page = new StringBuilder();
        page.Append($"{count.Read} patients, profile {Spellings.Profile.Of(profile)}, as of {asOf:yyyy-MM-dd}. Flags per 100 patients:\n\n");
        page.Append(Row("", "without", policy.Name));
        page.Append(Row("all", Per100(without.Flags, count.Read), Per100(with.Flags, count.Read)));
        foreach (var tier in Enum.GetValues<DisplayTier>())
            page.Append(Row(Spellings.DisplayTier.Of(tier), Per100(without.OfTier(tier), count.Read), Per100(with.OfTier(tier), count.Read)));
        page.Append(Row("suppressed", Per100(without.Suppressed, count.Read), Per100(with.Suppressed, count.Read)));
        page.Append($"\nMost frequent without the policy:\n\n");
        foreach (var (rule, flags) in without.ByRule.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Most))
            page.Append(Row(rule, Per100(flags, count.Read), Per100(with.ByRule.GetValueOrDefault(rule), count.Read)));
        return page.ToString();
    }

    private static string Row(string name, string without, string with) => string.Create(CultureInfo.InvariantCulture, $"{name,-40}{without,12}{with,12}\n");

    private static string Per100(int flags, int patients) => patients == 0 ? "-" : (100.0 * flags / patients).ToString("0.0", CultureInfo.InvariantCulture);

    private void Write(string text)
    {
        terminal.Output.Write(Encoding.UTF8.GetBytes(text));
        terminal.Output.Flush();
    }
}
