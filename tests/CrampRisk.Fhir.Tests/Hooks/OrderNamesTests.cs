namespace CrampRisk.Fhir.Tests.Hooks;

/// <summary>Names of orders mean the same where one is the end of the other.</summary>
public sealed class OrderNamesTests
{
    [Test]
    public void Names_mean_the_same_exactly_where_they_are_equal_or_one_ends_with_the_other_behind_a_slash()
    {
        // Ids, types with ids, and addresses, each with each.
        string[] parts = ["a", "b", "ab", "urn:uuid:a"];
        string[] brief = [.. parts, .. parts.SelectMany(type => parts.Select(id => $"{type}/{id}"))];
        string[] whole = [.. brief, .. brief.Select(name => $"https://ehr/fhir/{name}")];
        var pairs = whole.SelectMany(name => brief.Select(other => (name, other))).ToList();

        var wrong = pairs.Where(pair => new OrderNames([pair.name]).Mean(pair.other) != Same(pair.name, pair.other) || new OrderNames([pair.other]).Mean(pair.name) != Same(pair.name, pair.other));

        wrong.Should().BeEmpty();
        pairs.Count(pair => Same(pair.name, pair.other)).Should().BeGreaterThan(40);
    }

    [TestCase("MedicationRequest/1/_history/2", "MedicationRequest/1", true)]
    [TestCase("MedicationRequest/1", "https://ehr/fhir/MedicationRequest/1/_history/7", true)]
    [TestCase("MedicationRequest/1", "MedicationRequest/11", false)]
    [TestCase("/", "MedicationRequest/1", false)]
    [TestCase("", "MedicationRequest/1", false)]
    public void A_version_is_the_same_order(string name, string other, bool isSame) =>
        (new OrderNames([name]).Mean(other), new OrderNames([other]).Mean(name)).Should().Be((isSame, isSame));

    private static bool Same(string a, string b) =>
        a == b || a.EndsWith($"/{b}", StringComparison.Ordinal) || b.EndsWith($"/{a}", StringComparison.Ordinal);
}
