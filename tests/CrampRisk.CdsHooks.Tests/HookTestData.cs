using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>The real inputs that lie outside the repository: CRAMPRISK_TESTDATA, else shared/testdata beside the clone.</summary>
internal static class HookTestData
{
    /// <summary>The folder; a test that has none is left out, and says so.</summary>
    public static string Folder()
    {
        if (Environment.GetEnvironmentVariable("CRAMPRISK_TESTDATA") is { Length: > 0 } given && Directory.Exists(given)) return given;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "testdata") is var path && Directory.Exists(path)) return path;
        throw new IgnoreException("The real inputs are not here: set CRAMPRISK_TESTDATA.");
    }

    /// <summary>A real patient as a FHIR server would answer the queries: one searchset for each key, references by id.</summary>
    public static (string Id, Dictionary<string, string> Prefetch) Patient(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(Path.Combine(Folder(), "fhir", $"{file}.json.gz")), CompressionMode.Decompress);
        using var text = new StreamReader(zipped, Encoding.UTF8);
        var json = text.ReadToEnd();
        var resources = JsonNode.Parse(json)!["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();
        var id = resources.Single(resource => Type(resource) == "Patient")["id"]!.GetValue<string>();
        string Searchset(string type) =>
            ClientRequest.Bundle([.. resources.Where(resource => Type(resource) == type).Select(resource => resource.ToJsonString().Replace($"urn:uuid:{id}", $"Patient/{id}", StringComparison.Ordinal))]);
        return (id, new Dictionary<string, string>
        {
            ["medicationRequests"] = Searchset("MedicationRequest"),
            ["medicationStatements"] = Searchset("MedicationStatement"),
            ["medicationAdministrations"] = Searchset("MedicationAdministration"),
            ["conditions"] = Searchset("Condition"),
            ["procedures"] = Searchset("Procedure"),
        });
    }

    private static string Type(JsonNode resource) => resource["resourceType"]!.GetValue<string>();
}
