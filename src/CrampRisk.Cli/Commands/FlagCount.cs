using CrampRisk.Knowledge;

namespace CrampRisk.Cli.Commands;

/// <summary>Counts the flags of many reports.</summary>
internal sealed class FlagCount
{
    private readonly int[] _byTier = new int[Enum.GetValues<DisplayTier>().Length];

    public int Flags { get; private set; }

    public int Suppressed { get; private set; }

    public Dictionary<string, int> ByRule { get; } = new(StringComparer.Ordinal);

    public int OfTier(DisplayTier tier) => _byTier[(int)tier];

    public void Add(ScreeningReport report)
    {
        Flags += report.Flags.Length;
        Suppressed += report.Suppressed.Length;
        foreach (var flag in report.Flags)
        {
            _byTier[(int)flag.Tier]++;
            ByRule[flag.Rule.Id] = ByRule.GetValueOrDefault(flag.Rule.Id) + 1;
        }
    }
}
