using System.Collections.Immutable;

namespace CrampRisk.Knowledge;

/// <summary>The readable files of a pack by their names within its folder, so that a pack can also be read from memory.</summary>
internal sealed class PackFiles(IReadOnlyDictionary<string, byte[]> files)
{
    /// <summary>Reads <c>*.json</c> and <c>*.tsv</c> of the folder itself, of <c>evidence/</c> and of <c>rules/</c>.</summary>
    public static PackFiles FromFolder(string folder)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var part in (ReadOnlySpan<string>)["", "evidence", "rules"])
        {
            var path = Path.Combine(folder, part);
            if (!Directory.Exists(path)) continue;
            foreach (var file in Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file) is ".json" or ".tsv"))
                files.Add(part.Length == 0 ? Path.GetFileName(file) : $"{part}/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }
        return new PackFiles(files);
    }

    /// <summary>The bytes of a file; null where there is none of that name.</summary>
    public byte[]? Find(string name) => files.GetValueOrDefault(name);

    /// <summary>The names of the files in a part of the pack, such as <c>rules</c>, in ordinal order.</summary>
    public ImmutableArray<string> In(string part) =>
        [.. files.Keys.Where(name => name.StartsWith(part + "/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The names of files at the top that are none of those that are known.</summary>
    public ImmutableArray<string> Unknown(params string[] known) => [.. files.Keys.Where(name => !name.Contains('/') && !known.Contains(name)).Order(StringComparer.Ordinal)];

    /// <summary>The same files with one of them changed.</summary>
    public PackFiles With(string name, byte[] bytes) => new(new Dictionary<string, byte[]>(files, StringComparer.Ordinal) { [name] = bytes });
}
