namespace CrampRisk.Terminology.Compilation;

/// <summary>One readable table: a header line, then rows of tab-separated cells.</summary>
internal sealed class TsvFile
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<string[]> _rows = [];

    private TsvFile(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<string[]> Rows => _rows;

    /// <summary>Reads a table; a missing file or column is a problem, and gives an empty table.</summary>
    public static TsvFile Read(string folder, string name, CompileProblems problems, params string[] columns)
    {
        var file = new TsvFile(name);
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            problems.Add(name, 0, "the file is missing");
            return file;
        }
        using var reader = new StreamReader(path);
        var header = reader.ReadLine()?.Split('\t') ?? [];
        for (var i = 0; i < header.Length; i++) file._columns[header[i]] = i;
        foreach (var column in columns)
            if (!file._columns.ContainsKey(column)) problems.Add(name, 1, $"the column '{column}' is missing");
        if (problems.Count > 0 && columns.Any(column => !file._columns.ContainsKey(column))) return file;

        var order = columns.Select(column => file._columns[column]).ToArray();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0) continue;
            var cells = text.Split('\t');
            if (cells.Length > header.Length)
            {
                problems.Add(name, line, $"{cells.Length} cells, {header.Length} columns");
                continue;
            }
            file._rows.Add(Array.ConvertAll(order, index => index < cells.Length ? cells[index] : ""));
        }
        return file;
    }

    /// <summary>The line of a row in the file.</summary>
    public static int Line(int row) => row + 2;
}
