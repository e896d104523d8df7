using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CrampRisk.Fhir;

/// <summary>Finds in a Bundle of type <c>history</c> the latest version of each resource: an older one says what is no longer so.</summary>
/// <remarks>FHIR R4, RESTful API, "history": entries run from the newest to the oldest, and a DELETE is an entry without a resource.
/// Where both versions carry <c>meta.lastUpdated</c> or <c>response.lastModified</c>, these decide.</remarks>
internal static class HistoryScan
{
    /// <summary>Looks over the array of entries under a reader, without taking anything from it.</summary>
    /// <returns>The indices of the entries to read, and how many resources have been deleted.</returns>
    public static (HashSet<int> Latest, int Older, int Deleted) Read(Utf8JsonReader json)
    {
        var latest = new Dictionary<string, Version>(ReferenceNames.Comparer);
        var (unnamed, older) = (new HashSet<int>(), 0);
        if (json.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; index++)
            {
                var version = ReadEntry(ref json, index, out var name);
                if (name is null) unnamed.Add(index);
                else if (latest.TryAdd(name, version)) continue;
                else
                {
                    older++;
                    if (version.Time > latest[name].Time) latest[name] = version;
                }
            }
        }
        unnamed.UnionWith(latest.Values.Where(version => !version.IsDeleted).Select(version => version.Index));
        return (unnamed, older, latest.Values.Count(version => version.IsDeleted));
    }

    private static Version ReadEntry(ref Utf8JsonReader json, int index, out string? name)
    {
        string? fullUrl = null, url = null, method = null, type = null, id = null, modified = null, updated = null;
        if (json.TokenType != JsonTokenType.StartObject) json.Skip();
        else
        {
            while (NextProperty(ref json, out var key))
            {
                if (key == "fullUrl") fullUrl = String(ref json);
                else if (key is "request" or "response" && json.TokenType == JsonTokenType.StartObject)
                {
                    while (NextProperty(ref json, out var field))
                    {
                        if (field == "method") method = String(ref json);
                        else if (field == "url") url = String(ref json);
                        else if (field == "lastModified") modified = String(ref json);
                        else json.Skip();
                    }
                }
                else if (key == "resource" && json.TokenType == JsonTokenType.StartObject)
                {
                    while (NextProperty(ref json, out var field))
                    {
                        if (field == "resourceType") type = String(ref json);
                        else if (field == "id") id = String(ref json);
                        else if (field == "meta" && json.TokenType == JsonTokenType.StartObject)
                        {
                            while (NextProperty(ref json, out var meta))
                            {
                                if (meta == "lastUpdated") updated = String(ref json);
                                else json.Skip();
                            }
                        }
                        else json.Skip();
                    }
                }
                else json.Skip();
            }
        }
        name = type is not null && id is not null ? $"{type}/{id}" : NameIn(fullUrl) ?? NameIn(url);
        var time = DateTimeOffset.TryParse(updated ?? modified, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : (DateTimeOffset?)null;
        return new Version(index, method == "DELETE" && type is null, time);
    }

    private static bool NextProperty(ref Utf8JsonReader json, out string name)
    {
        name = "";
        if (!json.Read() || json.TokenType != JsonTokenType.PropertyName) return false;
        name = Encoding.UTF8.GetString(json.ValueSpan);
        return json.Read();
    }

    private static string? String(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String) return Encoding.UTF8.GetString(json.ValueSpan);
        json.Skip();
        return null;
    }

    // "https://server/fhir/Condition/7/_history/2" and "Condition/7" are one resource.
    private static string? NameIn(string? url)
    {
        var name = ReferenceElement.WithoutVersion(url).TrimEnd('/');
        var id = name.LastIndexOf('/');
        return name.IsEmpty ? null : id <= 0 ? name.ToString() : name[(name[..id].LastIndexOf('/') + 1)..].ToString();
    }

    private readonly record struct Version(int Index, bool IsDeleted, DateTimeOffset? Time);
}
