using System.Collections.Immutable;
using System.Text.Json;
using CrampRisk.Terminology;

namespace CrampRisk.Knowledge;

/// <summary>Reads overlays: one JSON file of schema <c>cramprisk-overlay/1</c>, or a folder with <c>overlay.json</c> and the files of a pack beside it.</summary>
internal static class PackOverlayReader
{
    /// <summary>What stands beside an overlay's own properties in a single file; each record there is reviewed on its own.</summary>
    public static readonly string[] RecordParts = ["sources", "evidence", "rules", "management", "codes", "names"];

    private static readonly DateOnly NoDay = DateOnly.MinValue;

    /// <summary>Reads a single JSON file.</summary>
    public static PackOverlay ReadJson(ReadOnlyMemory<byte> utf8, List<Problem> problems)
    {
        using var document = JsonDocuments.Parse(utf8, problems) ?? throw new InvalidDocumentException([.. problems]);
        var node = new CheckedNode(document.RootElement, "", problems);
        var local = new LocalTermsReader(TerminologyTable.Default, problems);
        var overlay = ReadInfo(node) with
        {
            Sources = ReadRecords(node, document.RootElement, "sources", PackRecordReader.ReadSource, source => source.Id, problems),
            Evidence = ReadRecords(node, document.RootElement, "evidence", PackRecordReader.ReadEvidence, evidence => evidence.Id, problems),
            Rules = ReadRecords(node, document.RootElement, "rules", PackRecordReader.ReadRule, rule => rule.Id, problems),
            Advice = ReadRecords(node, document.RootElement, "management", PackRecordReader.ReadAdvice, advice => advice.Id, problems),
        };
        local.ReadCodes(node.Objects("codes"), "");
        local.ReadNames(node.Objects("names"), "");
        node.End();
        return overlay with { Local = local.Terms };
    }

    /// <summary>Reads the files of a folder.</summary>
    public static PackOverlay ReadFiles(PackFiles files, List<Problem> problems)
    {
        var overlay = ReadInfoFile(files, problems);
        var reader = new PackFolderReader(files);
        var local = new LocalTermsReader(TerminologyTable.Default, problems);
        overlay = overlay with
        {
            Sources = reader.ReadIfThere("sources.json", PackRecordReader.ReadSource, source => source.Id),
            Evidence = reader.ReadPart("evidence", PackRecordReader.ReadEvidence, evidence => evidence.Id),
            Rules = reader.ReadPart("rules", PackRecordReader.ReadRule, rule => rule.Id),
            Advice = reader.ReadIfThere("management.json", PackRecordReader.ReadAdvice, advice => advice.Id),
        };
        problems.AddRange(reader.Problems);
        if (files.Find("codes.tsv") is { } codes) local.ReadCodes("codes.tsv", codes);
        if (files.Find("names.tsv") is { } names) local.ReadNames("names.tsv", names);
        ReadRows(files, "codes.json", local.ReadCodes, problems);
        ReadRows(files, "names.json", local.ReadNames, problems);
        foreach (var name in files.Unknown("overlay.json", "sources.json", "management.json", "codes.tsv", "names.tsv", "codes.json", "names.json"))
            problems.Add(new Problem("CR356", name, "an overlay has no file of this name, so it would be left out", "Correct its name, or move it elsewhere"));
        return overlay with { Local = local.Terms };
    }

    private static PackOverlay ReadInfoFile(PackFiles files, List<Problem> problems)
    {
        if (files.Find("overlay.json") is not { } bytes)
        {
            problems.Add(new Problem("CR355", "overlay.json", "the file is missing: a folder is a pack with pack.json, or an overlay with overlay.json", "Write one with schema, name and version"));
            return Empty;
        }
        var found = new List<Problem>();
        using var document = JsonDocuments.Parse(bytes, found);
        var overlay = Empty;
        if (document is not null)
        {
            var node = new CheckedNode(document.RootElement, "", found);
            overlay = ReadInfo(node);
            node.End();
        }
        problems.AddRange(found.Select(problem => problem with { Place = $"overlay.json:{problem.Place}" }));
        return overlay;
    }

    private static PackOverlay Empty { get; } = new("", "", NoDay, new Review { Status = ReviewStatus.Submitted }, [], [], [], [], [], LocalTerms.None);

    private static PackOverlay ReadInfo(DocumentNode node)
    {
        JsonDocuments.CheckSchema(node, "cramprisk-overlay/1");
        return Empty with
        {
            Name = node.RequiredText("name"),
            Version = node.RequiredText("version"),
            LastUpdated = JsonDocuments.Day(node, "lastUpdated") ?? NoDay,
            Review = node.Has("review") ? PackRecordReader.ReadReview(node, RecordParts) : Empty.Review,
            Floor = node.Texts("floor"),
        };
    }

    private static ImmutableArray<PackRecord<T>> ReadRecords<T>(DocumentNode node, JsonElement root, string name, Func<DocumentNode, T> read, Func<T, string> id, List<Problem> problems)
    {
        if (!node.Has(name)) return [];
        var array = root.GetProperty(name);
        if (array.ValueKind == JsonValueKind.Array) return [.. PackFolderReader.ReadRecords(array, name, read, id, problems)];
        problems.Add(new Problem("CR301", name, "expected an array of records", "Put the records in square brackets"));
        return [];
    }

    private static void ReadRows(PackFiles files, string name, Action<IEnumerable<DocumentNode>, string> read, List<Problem> problems)
    {
        if (files.Find(name) is not { } bytes) return;
        var found = new List<Problem>();
        using var document = JsonDocuments.Parse(bytes, found);
        if (document is { RootElement.ValueKind: JsonValueKind.Array })
            read(document.RootElement.EnumerateArray().Select((row, i) => new CheckedNode(row, $"{name}:[{i}]", problems)).ToList(), "");
        else if (document is not null)
            found.Add(new Problem("CR301", "", "expected an array of rows", "Put the rows in square brackets"));
        problems.AddRange(found.Select(problem => problem with { Place = $"{name}:{problem.Place}" }));
    }
}
