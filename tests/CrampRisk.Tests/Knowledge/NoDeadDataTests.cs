using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Each field of each record is changed alone: either the pack is refused, or a reader of the pack sees another text. What does neither is dead.</summary>
public sealed class NoDeadDataTests
{
    private static IEnumerable<string> RecordFiles => ["sources.json", "management.json", .. ReadablePack.Files.In("evidence"), .. ReadablePack.Files.In("rules")];

    [TestCaseSource(nameof(RecordFiles))]
    public void Every_field_of_every_record_is_checked_or_shown(string file)
    {
        var dead = new List<string>();
        var records = JsonNode.Parse(ReadablePack.Files.Find(file)!)!.AsArray();
        var count = 0;
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i]!;
            var shown = Show(file, record);
            foreach (var change in Changes(record))
            {
                count++;
                change.Do();
                if (Show(file, record) == shown && !IsRefused(file, records)) dead.Add($"{record["id"]}: {change.Path}");
                change.Undo();
            }
        }

        dead.Should().BeEmpty();
        TestContext.Out.WriteLine($"{file}: {count} fields changed one at a time.");
    }

    [Test]
    public void Every_field_of_the_pack_itself_is_checked_or_shown()
    {
        var info = JsonNode.Parse(ReadablePack.Files.Find("pack.json")!)!;
        var shown = PackPage.Write(KnowledgePack.BuiltIn);
        var dead = new List<string>();
        foreach (var change in Changes(info))
        {
            change.Do();
            var files = ReadablePack.Files.With("pack.json", Encoding.UTF8.GetBytes(info.ToJsonString()));
            if (!IsRefused(files) && PackPage.Write(ReadablePack.Compile(files)) == shown) dead.Add(change.Path);
            change.Undo();
        }

        dead.Should().BeEmpty();
    }

    // What a reader of `pack show` sees of the record; null where the record cannot be read at all, which is another way to be noticed.
    private static string? Show(string file, JsonNode record)
    {
        var problems = new List<Problem>();
        using var document = JsonDocument.Parse(record.ToJsonString());
        var node = new CheckedNode(document.RootElement, "", problems);
        var text = new StringBuilder();
        var page = new PackRecords(KnowledgePack.BuiltIn, text);
        try
        {
            switch (file.Split('/')[0])
            {
                case "sources.json": page.Write(PackRecordReader.ReadSource(node)); break;
                case "management.json": page.Write(PackRecordReader.ReadAdvice(node)); break;
                case "evidence": page.Write(PackRecordReader.ReadEvidence(node)); break;
                default: page.Write(PackRecordReader.ReadRule(node)); break;
            }
        }
        catch (KeyNotFoundException)
        {
            return null; // a finding that the pack does not have
        }
        return problems.Count > 0 ? null : text.ToString();
    }

    private static bool IsRefused(string file, JsonArray records) => IsRefused(ReadablePack.Files.With(file, Encoding.UTF8.GetBytes(records.ToJsonString())));

    private static bool IsRefused(PackFiles files)
    {
        try
        {
            ReadablePack.Compile(files);
            return false;
        }
        catch (InvalidDocumentException)
        {
            return true;
        }
    }

    private static IEnumerable<(string Path, Action Do, Action Undo)> Changes(JsonNode node)
    {
        if (node is JsonObject json)
        {
            foreach (var name in json.Select(property => property.Key).ToList())
            {
                if (json[name] is JsonObject or JsonArray { Count: > 0 })
                {
                    foreach (var change in Changes(json[name]!)) yield return change;
                    continue;
                }
                var was = json[name];
                yield return ($"{json.GetPath()}.{name}", () => json[name] = Other(was), () => json[name] = was);
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                if (array[i] is JsonObject or JsonArray)
                {
                    foreach (var change in Changes(array[i]!)) yield return change;
                    continue;
                }
                var (place, was) = (i, array[i]);
                yield return ($"{array.GetPath()}[{place}]", () => array[place] = Other(was), () => array[place] = was);
            }
        }
    }

    private static JsonNode Other(JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue<string>(out var was) => was + "~",
        JsonValue flag when flag.TryGetValue<bool>(out var was) => !was,
        JsonValue number when number.TryGetValue<int>(out var was) => was + 1,
        _ => new JsonArray("~"),
    };
}
