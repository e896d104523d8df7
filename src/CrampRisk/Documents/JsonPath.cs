using System.Globalization;
using System.Text;

namespace CrampRisk.Documents;

/// <summary>Where a reader stands in a JSON document, written <c>medications[2].codes[0].system</c>.</summary>
internal sealed class JsonPath
{
    private readonly List<Level> _levels = [];

    /// <summary>Goes into an object or array.</summary>
    public void Enter(bool isArray) => _levels.Add(new Level(isArray, null, -1));

    /// <summary>Comes out of the innermost object or array.</summary>
    public void Leave() => _levels.RemoveAt(_levels.Count - 1);

    /// <summary>Stands at a property of the innermost object; null for the object itself.</summary>
    public void SetName(string? name) => _levels[^1] = _levels[^1] with { Name = name };

    /// <summary>Stands at the next item, where the innermost level is an array.</summary>
    public void NextItem()
    {
        if (_levels.Count > 0 && _levels[^1].IsArray) _levels[^1] = _levels[^1] with { Index = _levels[^1].Index + 1 };
    }

    /// <summary>The path; empty for the whole document.</summary>
    public override string ToString()
    {
        var path = new StringBuilder();
        foreach (var level in _levels)
        {
            if (level.IsArray && level.Index >= 0) path.Append(CultureInfo.InvariantCulture, $"[{level.Index}]");
            else if (level.Name is not null) path.Append(path.Length == 0 ? "" : ".").Append(level.Name);
        }
        return path.ToString();
    }

    private readonly record struct Level(bool IsArray, string? Name, int Index);
}
