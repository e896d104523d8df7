using System.Globalization;

namespace CrampRisk.Terminology.Compilation;

/// <summary>What is wrong with the readable tables: everything, each with its file and line.</summary>
internal sealed class CompileProblems
{
    private readonly List<string> _all = [];

    public int Count => _all.Count;

    public IReadOnlyList<string> All => _all;

    /// <summary>Adds a problem; line 0 is the file as a whole.</summary>
    public void Add(string file, int line, string what) =>
        _all.Add(line == 0 ? $"{file}: {what}" : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {what}"));
}
