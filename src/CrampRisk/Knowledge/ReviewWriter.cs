using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrampRisk.Knowledge;

/// <summary>Writes approvals into the readable files of a pack or overlay (a folder, or an overlay in one file), and nothing else in them.</summary>
internal sealed class ReviewWriter(string place)
{
    private static readonly string[] TopFiles = ["pack.json", "overlay.json", "management.json"];
    private static readonly string[] Parts = ["rules", "evidence"];
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Approves records by id; the id <c>pack</c> is the pack itself.</summary>
    /// <returns>The ids that no record there has; nothing is written where there are any.</returns>
    public ImmutableArray<string> Approve(IReadOnlyCollection<string> ids, Approval approval)
    {
        var open = new HashSet<string>(ids, StringComparer.Ordinal);
        var changed = new List<(string Path, JsonNode Root)>();
        foreach (var path in Files())
        {
            var root = JsonNode.Parse(File.ReadAllBytes(path));
            var records = RecordsOf(root, path).Where(record => open.Contains(record.Id)).ToList();
            foreach (var (id, record) in records) Write(record, approval, id == "pack" ? PackOverlayReader.RecordParts : []);
            if (records.Count > 0) changed.Add((path, root!));
            foreach (var (id, _) in records) open.Remove(id);
        }
        if (open.Count > 0) return [.. open.Order(StringComparer.Ordinal)];
        foreach (var (path, root) in changed) Save(path, root);
        return [];
    }

    private IEnumerable<string> Files() => File.Exists(place) ? [place]
        : TopFiles.Select(name => Path.Combine(place, name)).Where(File.Exists)
            .Concat(Parts.Select(part => Path.Combine(place, part)).Where(Directory.Exists).SelectMany(part => Directory.GetFiles(part, "*.json").Order(StringComparer.Ordinal)));

    private IEnumerable<(string Id, JsonObject Record)> RecordsOf(JsonNode? root, string path) => root switch
    {
        JsonArray array => array.OfType<JsonObject>().Where(record => record["id"] is JsonValue).Select(record => (record["id"]!.GetValue<string>(), record)),
        JsonObject info when path == place => [("pack", info), .. PackOverlayReader.RecordParts.SelectMany(part => RecordsOf(info[part] as JsonArray, part))],
        JsonObject info when Path.GetFileName(path) is "pack.json" or "overlay.json" => [("pack", info)],
        _ => [],
    };

    private static void Write(JsonObject record, Approval approval, ReadOnlySpan<string> others)
    {
        if (record["review"] is not JsonObject review) record["review"] = review = [];
        review["status"] = Spellings.ReviewStatus.Of(ReviewStatus.Approved);
        review["reviewer"] = approval.Reviewer;
        review["note"] = approval.Note;
        review["on"] = Day(approval.On);
        if (approval.NextReview is { } next) review["nextReview"] = Day(next);
        using var text = JsonDocument.Parse(record.ToJsonString());
        review["textHash"] = new CheckedNode(text.RootElement, "", []).HashWithout(["review", .. others]);
    }

    private static void Save(string path, JsonNode root)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Layout)) root.WriteTo(json);
        bytes.WriteByte((byte)'\n');
        var draft = path + ".draft";
        File.WriteAllBytes(draft, bytes.ToArray());
        File.Move(draft, path, overwrite: true);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
