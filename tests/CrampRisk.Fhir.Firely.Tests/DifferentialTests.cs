using System.Text;
using System.Text.Json;
using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>Two readers of FHIR that share no code but tables: what Firely parsed and we mapped is what the raw reader reads.</summary>
public sealed class DifferentialTests
{
    private static IEnumerable<TestCaseData> Files() => RealBundles.All();

    private static IEnumerable<TestCaseData> Requests()
    {
        if (TestData.Folder is null)
        {
            yield return new TestCaseData("cds-hooks").SetArgDisplayNames("test data absent").Ignore("the folder of CRAMPRISK_TESTDATA is absent");
            yield break;
        }
        foreach (var path in Directory.GetFiles(Path.Combine(TestData.Folder, "cds-hooks"), "*.json").Order(StringComparer.Ordinal))
            yield return new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path));
    }

    [TestCaseSource(nameof(Files))]
    public void Each_real_bundle_is_read_alike(string path) => Same.Check(TestData.Unzipped(path));

    [TestCaseSource(nameof(Requests))]
    public void Each_bundle_and_entry_of_a_hook_request_is_read_alike(string path)
    {
        using var request = JsonDocument.Parse(File.ReadAllBytes(path));

        foreach (var resource in ResourcesOf(request.RootElement)) Same.Check(Encoding.UTF8.GetBytes(resource.GetRawText()));
    }

    [Test]
    public void Made_up_bundles_are_read_alike_and_most_of_them_are_read()
    {
        var read = 0;

        SomeBundle.Json.Sample(json => { if (Same.Check(json)) Interlocked.Increment(ref read); }, iter: 5000);

        read.Should().BeGreaterThan(2500);
    }

    private static IEnumerable<JsonElement> ResourcesOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("resourceType", out _)) return [element];
        return element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => ResourcesOf(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(ResourcesOf),
            _ => [],
        };
    }
}
