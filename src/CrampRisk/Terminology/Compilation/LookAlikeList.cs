namespace CrampRisk.Terminology.Compilation;

/// <summary>The codes and names that must never be taken for a covered drug, and what they are instead.</summary>
internal sealed class LookAlikeList
{
    private readonly Dictionary<(string Kind, string Value), LookAlike> _rows = [];

    /// <summary>One row, with the sentence for the report.</summary>
    public sealed record LookAlike(string Value, string Instead, string NotConcept, string Sentence)
    {
        /// <summary>A name that several things share is never one of them.</summary>
        public bool NameDoesNotTell => Instead.EndsWith("the name alone does not tell", StringComparison.Ordinal);

        /// <summary>The words before a bracket or comma: what a concept of its own is called.</summary>
        public string InsteadName => Instead.Split('(')[0].Trim();

        /// <summary>True for "a laboratory test", "iron, form not stated": words, not the name of a substance.</summary>
        public bool InsteadIsDescription =>
            Instead.StartsWith("a ", StringComparison.Ordinal) || Instead.StartsWith("an ", StringComparison.Ordinal) || InsteadName.Contains(',', StringComparison.Ordinal)
            || InsteadName.Contains(" or ", StringComparison.Ordinal) || InsteadName.Contains(" with ", StringComparison.Ordinal) || Instead.Contains(" alone", StringComparison.Ordinal);
    }

    public IEnumerable<LookAlike> Names => _rows.Where(row => row.Key.Kind == "name").OrderBy(row => row.Key.Value, StringComparer.Ordinal).Select(row => row.Value);

    public static LookAlikeList Read(TsvFile file, CompileProblems problems)
    {
        var list = new LookAlikeList();
        for (var row = 0; row < file.Rows.Count; row++)
        {
            var cells = file.Rows[row];
            var (kind, value, instead, why, not) = (cells[0], cells[1], cells[2], cells[3], cells[4]);
            var notWords = not[(not.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
            // Rows for codes give the code's own name as the reason ("Minivelle (BN)"): that is for the table's reader, not for the report's.
            var reason = kind == "name" || instead == "palopegteriparatide" || kind == "ndc" ? $" ({why})" : "";
            var lookAlike = new LookAlike(value, instead, not, $"This is {instead}, not {notWords}{reason}.");
            if (!list._rows.TryAdd((kind, value), lookAlike)) problems.Add(file.Name, TsvFile.Line(row), $"{kind} '{value}' stands here twice");
        }
        return list;
    }

    public IEnumerable<LookAlike> All => _rows.OrderBy(row => row.Key.Kind, StringComparer.Ordinal).ThenBy(row => row.Key.Value, StringComparer.Ordinal).Select(row => row.Value);

    public LookAlike? Find(string kind, string value) => _rows.GetValueOrDefault((kind, value));
}
