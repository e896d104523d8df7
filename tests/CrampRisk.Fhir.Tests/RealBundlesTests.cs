using System.Text.Json;

namespace CrampRisk.Fhir.Tests;

/// <summary>Every FHIR file of the test data; each is skipped by name where the folder is absent.</summary>
public sealed class RealBundlesTests
{
    private static readonly string[] EntryTypes =
        ["MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense", "Condition", "Procedure"];

    public static IEnumerable<TestCaseData> Files()
    {
        if (TestData.Folder is null)
        {
            yield return new TestCaseData("fhir").SetArgDisplayNames("test data absent").Ignore("the folder of CRAMPRISK_TESTDATA is absent");
            yield break;
        }
        foreach (var path in Directory.GetFiles(Path.Combine(TestData.Folder, "fhir"), "*.gz").Order(StringComparer.Ordinal))
            yield return new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path));
    }

    [TestCaseSource(nameof(Files))]
    public void Each_R4_file_gives_one_entry_per_resource_in_order_and_each_DSTU2_file_is_refused_by_name(string path)
    {
        var bytes = TestData.Unzipped(path);

        if (Path.GetFileName(path).StartsWith("dstu2", StringComparison.Ordinal))
        {
            Some.Problems(bytes).Should().Equal(
                "entry[1].resource.patient: CR213: the document is FHIR DSTU2, by this sign: Condition.patient; only R4 is read. Convert it to R4, or export it as R4.");
            return;
        }
        var patient = FhirReader.Read(bytes);

        var expected = Expected(bytes);
        References(patient.Medications).Should().Equal(expected.Where(name => name.StartsWith("Medication", StringComparison.Ordinal)));
        References(patient.Conditions).Should().Equal(expected.Where(name => name.StartsWith("Condition", StringComparison.Ordinal) || name.StartsWith("Observation", StringComparison.Ordinal)));
        References(patient.Procedures).Should().Equal(expected.Where(name => name.StartsWith("Procedure", StringComparison.Ordinal)));
        expected.Should().OnlyHaveUniqueItems();
    }

    [TestCaseSource(nameof(Files))]
    public void A_stream_and_a_span_give_the_same(string path)
    {
        if (Path.GetFileName(path).StartsWith("dstu2", StringComparison.Ordinal)) return;
        var bytes = TestData.Unzipped(path);
        using var stream = new MemoryStream(bytes);

        var fromStream = FhirReader.Read(stream);

        fromStream.Should().BeEquivalentTo(FhirReader.Read(bytes), options => options.WithStrictOrdering().ComparingByValue<CalendarDate>());
    }

    [Test]
    public void There_are_70_that_are_read_and_2_that_are_refused()
    {
        if (TestData.Folder is null) Assert.Ignore("the folder of CRAMPRISK_TESTDATA is absent");
        var read = 0;
        var refused = 0;

        foreach (var path in Directory.GetFiles(Path.Combine(TestData.Folder!, "fhir"), "*.gz"))
        {
            try
            {
                FhirReader.Read(TestData.Unzipped(path));
                read++;
            }
            catch (InvalidDocumentException)
            {
                refused++;
            }
        }

        (read, refused).Should().Be((70, 2));
    }

    // An independent count: the whole document as a tree.
    private static List<string> Expected(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
        return [.. document.RootElement.GetProperty("entry").EnumerateArray()
            .Where(entry => entry.TryGetProperty("resource", out _))
            .Select(entry => entry.GetProperty("resource"))
            .Where(resource => EntryTypes.Contains(resource.GetProperty("resourceType").GetString()) || StatesPregnancy(resource))
            .Select(resource => $"{resource.GetProperty("resourceType").GetString()}/{resource.GetProperty("id").GetString()}")];
    }

    // The two codes that the files hold: estimated delivery date and gestational age.
    private static bool StatesPregnancy(JsonElement resource) =>
        resource.GetProperty("resourceType").GetString() == "Observation"
        && resource.GetProperty("code").TryGetProperty("coding", out var codings)
        && codings.EnumerateArray().Any(coding => coding.GetProperty("code").GetString() is "11778-8" or "11884-4");

    private static IEnumerable<string?> References<T>(System.Collections.Immutable.ImmutableArray<T> entries)
        where T : Entry =>
        entries.IsDefault ? [] : entries.Select(entry => entry.Reference);
}
