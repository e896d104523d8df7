using CrampRisk.Terminology;

namespace CrampRisk.Benchmarks;

/// <summary>The names of the table, and lines that hold them at the beginning or the end: 8 % typos, most a drug that no rule speaks of.</summary>
internal static class Names
{
    private static readonly string[] Rests = [" 500 MG Oral Tablet, 1 tab by mouth twice a day", " 10mg po qhs prn sleep, take with food or milk", " 40 mg daily in the morning for blood pressure", " apply thin layer to affected area twice a day"];
    private static readonly string[] Starts = ["take 1 tab by mouth twice a day with food or milk: ", "1 tab po qhs prn sleep, may repeat once a night: ", "pt says he takes it in the morning since last year, ", "apply thin layer to affected area twice a day of "];

    /// <summary>Drug names of four letters or more, as they are compared: lower case, single blanks.</summary>
    public static string[] All { get; } = Load();

    public static string[] Lines(int count, int length, NamePosition position)
    {
        var random = new Random(20261124);
        var lines = new string[count];
        for (var i = 0; i < count; i++)
        {
            var name = All[random.Next(All.Length)];
            if (name.Length > 24) name = name[..24];
            if (random.NextDouble() < 0.08) name = Misspell(name, random);
            lines[i] = position switch
            {
                NamePosition.First => (name + Rests[random.Next(Rests.Length)]).PadRight(length)[..length],
                NamePosition.Last => Starts[random.Next(Starts.Length)][..(length - name.Length)] + name,
                _ => Starts[random.Next(Starts.Length)][..(length - 1)] + ".",
            };
        }
        return lines;
    }

    public static string Misspell(string name, Random random)
    {
        var place = random.Next(1, name.Length - 1);
        return name[..place] + (char)('a' + random.Next(26)) + name[(place + 1)..];
    }

    private static string[] Load()
    {
        var phrases = TerminologyTable.Default.Phrases;
        var names = new List<string>();
        for (var phrase = 0; phrase < phrases.Count; phrase++)
            if (phrases.DrugCount(phrase) > 0 && phrases.Words(phrase) is { Length: >= 4 } words) names.Add(words);
        return [.. names.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
