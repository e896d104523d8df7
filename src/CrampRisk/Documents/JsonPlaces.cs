using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Documents;

/// <summary>Puts problems into the order of their places. Runs only over a document that is refused, so that a sound one pays nothing for it.</summary>
internal static class JsonPlaces
{
    /// <summary>Sorts by where in the document each place first stands; problems of one place keep their order.</summary>
    public static ImmutableArray<Problem> Sort(ReadOnlySpan<byte> json, List<Problem> problems)
    {
        if (problems.Count < 2) return [.. problems];
        var offsets = problems.Select(p => p.Place).Distinct().ToDictionary(place => place, _ => long.MaxValue);
        var path = new JsonPath();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonSyntax.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.SetName(NameOf(ref reader));
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Leave();
                    continue;
            }
            path.NextItem();
            var place = path.ToString();
            if (offsets.TryGetValue(place, out var known) && known == long.MaxValue) offsets[place] = reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) path.Enter(reader.TokenType == JsonTokenType.StartArray);
        }
        return [.. problems.OrderBy(p => offsets[p.Place])];
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return ""; // half of a surrogate pair: no place that a problem names
        }
    }
}
