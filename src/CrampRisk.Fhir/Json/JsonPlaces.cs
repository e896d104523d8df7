using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Turns offsets in a JSON document into the paths that a person can follow: <c>entry[3].resource.authoredOn</c>.</summary>
internal static class JsonPlaces
{
    /// <summary>The path of the value or key at each offset.</summary>
    /// <param name="offsets">In ascending order.</param>
    public static string[] Of(ReadOnlySpan<byte> json, ReadOnlySpan<int> offsets)
    {
        var places = new string[offsets.Length];
        var found = 0;
        var path = new Stack<Step>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = BracketScan.MaxDepth * 2 });
        try
        {
            while (found < offsets.Length && reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
                    && path.TryPeek(out var step) && step.Name is null)
                    path.Push(path.Pop() with { Index = step.Index + 1 });
                if (reader.TokenType == JsonTokenType.PropertyName)
                    path.Push(path.Pop() with { Name = reader.GetString()! });

                while (found < offsets.Length && reader.TokenStartIndex >= offsets[found])
                {
                    // The root value has no path: its place is a line, as that of a text that is no JSON.
                    places[found] = path.Count == 0 ? LineOf(json, offsets[found]) : Written(path);
                    found++;
                }

                if (reader.TokenType == JsonTokenType.StartObject) path.Push(new Step("", -1));
                else if (reader.TokenType == JsonTokenType.StartArray) path.Push(new Step(null, -1));
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) path.Pop();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A fault inside a resource that was skipped: the rest of the places are given by line.
        }
        for (; found < places.Length; found++) places[found] = LineOf(json, offsets[found]);
        return places;
    }

    /// <summary>The place of an offset where there is no path: line, and byte in the line, both counted from 1.</summary>
    public static string LineOf(ReadOnlySpan<byte> json, int offset)
    {
        var before = json[..Math.Clamp(offset, 0, json.Length)];
        var line = before.Count((byte)'\n') + 1;
        return string.Create(CultureInfo.InvariantCulture, $"line {line}, byte {before.Length - before.LastIndexOf((byte)'\n')}");
    }

    private static string Written(Stack<Step> path)
    {
        var text = new StringBuilder();
        foreach (var step in path.Reverse())
        {
            if (step.Name is null) text.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
            else text.Append(text.Length == 0 ? "" : ".").Append(step.Name);
        }
        return text.ToString();
    }

    private readonly record struct Step(string? Name, int Index);
}
