namespace CrampRisk.Documents;

/// <summary>Finds the known name that a misspelt one most likely stands for; only ever to suggest it.</summary>
internal static class NearestName
{
    /// <summary>The nearest of the known names, or null where none is near: at most a third of the letters may differ.</summary>
    public static string? Of(string given, ReadOnlySpan<string> known)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var name in known)
        {
            if (name.Length == 0 || Math.Abs(name.Length - given.Length) > 4) continue;
            var distance = Distance(given, name);
            if (distance < least) (nearest, least) = (name, distance);
        }
        return nearest is not null && least <= Math.Max(1, Math.Max(nearest.Length, given.Length) / 3) ? nearest : null;
    }

    // Letters to insert, drop, replace or swap with a neighbour (Damerau 1964); case costs nothing, so "Start" is nearest to "start".
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
