using System.Text;
using System.Text.Json.Nodes;
using CrampRisk.Knowledge;
using CrampRisk.Terminology;
using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The readable pack of the repository, changed in memory and compiled with the built-in terminology.</summary>
internal static class ReadablePack
{
    public static PackFiles Files { get; } = PackFiles.FromFolder(Path.Combine(RepositoryFiles.Root, "src", "CrampRisk", "Knowledge", "Packs", "core"));

    public static KnowledgePack Compile(PackFiles files)
    {
        var reader = new PackFolderReader(files);
        var document = reader.Read();
        if (reader.Problems.Count > 0) throw new InvalidDocumentException([.. reader.Problems]);
        return new KnowledgePack(ResourceBytes.From(KnowledgeCompiler.Compile(document, TerminologyTable.Default, [.. KnowledgePack.BuiltIn.Classes])), TerminologyTable.Default);
    }

    /// <summary>The pack with one record changed.</summary>
    public static KnowledgePack With(string file, string id, Action<JsonObject> change)
    {
        var records = JsonNode.Parse(Files.Find(file))!.AsArray();
        change(records.Single(record => record!["id"]!.GetValue<string>() == id)!.AsObject());
        return Compile(Files.With(file, Encoding.UTF8.GetBytes(records.ToJsonString())));
    }
}
