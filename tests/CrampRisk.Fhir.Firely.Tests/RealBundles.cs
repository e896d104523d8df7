namespace CrampRisk.Fhir.Tests;

/// <summary>The R4 bundles of the test data, one case each; one ignored case where the folder is absent.</summary>
internal static class RealBundles
{
    public static IEnumerable<TestCaseData> All()
    {
        if (TestData.Folder is null)
        {
            yield return new TestCaseData("fhir").SetArgDisplayNames("test data absent").Ignore("the folder of CRAMPRISK_TESTDATA is absent");
            yield break;
        }
        foreach (var path in Directory.GetFiles(Path.Combine(TestData.Folder, "fhir"), "*.gz").Order(StringComparer.Ordinal))
            if (!Path.GetFileName(path).StartsWith("dstu2", StringComparison.Ordinal))
                yield return new TestCaseData(path).SetArgDisplayNames(Path.GetFileName(path));
    }
}
