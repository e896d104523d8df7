using System.Collections.Immutable;
using System.Text.Json;

namespace CrampRisk.Knowledge;

/// <summary>Reads the readable files of a pack: <c>pack.json</c>, <c>sources.json</c>, <c>evidence/</c>, <c>rules/</c>, <c>management.json</c>.</summary>
internal sealed class PackFolderReader(PackFiles files)
{
    private readonly List<Problem> _problems = [];

    /// <summary>A reader of the files of a folder.</summary>
    public PackFolderReader(string folder)
        : this(PackFiles.FromFolder(folder))
    {
    }

    /// <summary>What was wrong so far, in the order of the files.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    public PackDocument Read()
    {
        var (info, infoJson) = ReadInfo("pack.json");
        return new PackDocument(
            info,
            infoJson,
            ReadRecords(["sources.json"], PackRecordReader.ReadSource, source => source.Id),
            ReadRecords(files.In("evidence"), PackRecordReader.ReadEvidence, evidence => evidence.Id),
            ReadRecords(files.In("rules"), PackRecordReader.ReadRule, rule => rule.Id),
            ReadRecords(["management.json"], PackRecordReader.ReadAdvice, advice => advice.Id));
    }

    /// <summary>The records of one file; none where the file is not there.</summary>
    public ImmutableArray<PackRecord<T>> ReadIfThere<T>(string name, Func<DocumentNode, T> read, Func<T, string> id) =>
        files.Find(name) is null ? [] : ReadRecords([name], read, id);

    /// <summary>The records of all files of a part, such as <c>rules</c>.</summary>
    public ImmutableArray<PackRecord<T>> ReadPart<T>(string part, Func<DocumentNode, T> read, Func<T, string> id) => ReadRecords(files.In(part), read, id);

    private (PackInfo Info, byte[] Json) ReadInfo(string file)
    {
        using var document = Parse(file);
        var element = document?.RootElement ?? default;
        return (PackRecordReader.ReadInfo(new CheckedNode(element, file, _problems)),
            document is null ? [] : JsonSerializer.SerializeToUtf8Bytes(element, PackJson.Compact.JsonElement));
    }

    private ImmutableArray<PackRecord<T>> ReadRecords<T>(IEnumerable<string> names, Func<DocumentNode, T> read, Func<T, string> id)
    {
        var records = ImmutableArray.CreateBuilder<PackRecord<T>>();
        foreach (var file in names)
        {
            using var document = Parse(file);
            if (document is null) continue;
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                _problems.Add(new Problem("CR301", file, "expected an array of records", "Put the records in square brackets"));
                continue;
            }
            records.AddRange(ReadRecords(document.RootElement, $"{file}:", read, id, _problems));
        }
        return records.DrainToImmutable();
    }

    /// <summary>Reads an array of records; <paramref name="place"/> stands before the place of each.</summary>
    public static IEnumerable<PackRecord<T>> ReadRecords<T>(JsonElement array, string place, Func<DocumentNode, T> read, Func<T, string> id, List<Problem> problems)
    {
        var records = new List<PackRecord<T>>();
        foreach (var element in array.EnumerateArray())
        {
            var path = $"[{records.Count}]";
            var found = new List<Problem>();
            var value = read(new CheckedNode(element, path, found));
            problems.AddRange(found.Select(problem => problem with { Place = $"{place}{problem.Place}" }));
            records.Add(new PackRecord<T>(value, id(value), $"{place}{path}", JsonSerializer.SerializeToUtf8Bytes(element, PackJson.Compact.JsonElement),
                IsNotFalse(element, "verified"), IsNotFalse(element, "ship")));
        }
        return records;
    }

    private JsonDocument? Parse(string file)
    {
        if (files.Find(file) is not { } bytes)
        {
            _problems.Add(new Problem("CR300", file, "the file is missing or cannot be read", "Put it there"));
            return null;
        }
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException error)
        {
            _problems.Add(new Problem("CR300", $"{file}:line {error.LineNumber + 1}", "the JSON cannot be read", "Correct the syntax at this line"));
            return null;
        }
    }

    private static bool IsNotFalse(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.False;
}
