using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrampRisk.Load;

/// <summary>The medication requests, conditions and procedures of real bundles, without their patients.</summary>
internal sealed class Records
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["MedicationRequest"] = "medicationRequests",
        ["Condition"] = "conditions",
        ["Procedure"] = "procedures",
    };

    private readonly List<(string Key, string Json)> _resources = [];

    /// <summary>A time zone keeps its plus sign, as in the bundles: by default it would be escaped.</summary>
    public static JsonSerializerOptions AsWritten { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads every R4 bundle of Synthea in a folder; they carry the sizes and shapes of an EHR's own export.</summary>
    public Records(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "synthea-*.json.gz").Order(StringComparer.Ordinal))
        {
            using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            foreach (var entry in JsonNode.Parse(zipped)?["entry"]?.AsArray() ?? [])
                if (entry?["resource"] is JsonObject resource && Keys.TryGetValue(resource["resourceType"]!.GetValue<string>(), out var key)) Add(key, resource);
        }
        if (_resources.Count == 0) throw new InvalidOperationException("No bundle with medications, conditions or procedures was found.");
    }

    /// <summary>Resources at random, by the key of their prefetch, until they are so many bytes.</summary>
    public Dictionary<string, JsonArray> Take(int bytes, Random random)
    {
        var lists = Keys.Values.ToDictionary(key => key, _ => new JsonArray(), StringComparer.Ordinal);
        for (var written = 0; written < bytes;)
        {
            var (key, json) = _resources[random.Next(_resources.Count)];
            if (written > 0 && written + json.Length > bytes) break;
            var resource = JsonNode.Parse(json)!.AsObject();
            resource["id"] = $"r{random.Next():x8}";
            lists[key].Add(new JsonObject { ["resource"] = resource });
            written += json.Length;
        }
        return lists;
    }

    private void Add(string key, JsonObject resource)
    {
        // Whose it was: the request is about one patient.
        resource.Remove("subject");
        _resources.Add((key, resource.ToJsonString(AsWritten)));
    }
}
