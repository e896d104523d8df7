namespace CrampRisk.Fhir.Tests;

/// <summary>Bundles of type history: several versions of one resource, the newest first (FHIR R4, RESTful API).</summary>
public sealed class HistoryTests
{
    private const string New = """{"resource":{"resourceType":"Condition","id":"1","code":{"text":"cirrhosis"}},"request":{"method":"PUT","url":"Condition/1"}}""";
    private const string Old = """{"resource":{"resourceType":"Condition","id":"1","code":{"text":"hepatitis"}},"request":{"method":"POST","url":"Condition"}}""";
    private const string Delete = """{"fullUrl":"https://fhir.example/Condition/1","request":{"method":"DELETE","url":"Condition/1"},"response":{"status":"204"}}""";

    [TestCase("""{"resourceType":"Bundle","type":"history","entry":[@]}""")]
    [TestCase("""{"entry":[@],"resourceType":"Bundle","type":"history"}""")]
    public void Only_the_latest_version_of_a_resource_is_read(string bundle)
    {
        var patient = Some.Read(bundle.Replace("@", $"{New},{Old}", StringComparison.Ordinal));

        patient.Conditions.Should().ContainSingle().Which.Text.Should().Be("cirrhosis");
        patient.Notices.Select(said => said.Text).Should().Equal("The bundle is a history: the latest version of each resource was read; older versions left out: 1; deleted resources: 0.");
    }

    [Test]
    public void A_resource_that_was_deleted_last_is_left_out()
    {
        var patient = History(Delete, New, Old);

        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Absent);
        patient.Notices.Select(said => said.Text).Should().Equal("The bundle is a history: the latest version of each resource was read; older versions left out: 2; deleted resources: 1.");
    }

    [Test]
    public void A_resource_that_came_back_after_its_deletion_is_read()
    {
        History(New, Delete, Old).Conditions.Should().ContainSingle().Which.Text.Should().Be("cirrhosis");
    }

    [Test]
    public void Times_decide_where_the_oldest_version_stands_first()
    {
        var patient = History(
            """{"resource":{"resourceType":"Condition","id":"1","meta":{"lastUpdated":"2020-01-01T00:00:00Z"},"code":{"text":"hepatitis"}}}""",
            """{"resource":{"resourceType":"Condition","id":"1","meta":{"lastUpdated":"2021-01-01T00:00:00Z"},"code":{"text":"cirrhosis"}}}""");

        patient.Conditions.Should().ContainSingle().Which.Text.Should().Be("cirrhosis");
    }

    [Test]
    public void A_product_is_found_in_its_latest_version()
    {
        var patient = History(
            """{"resource":{"resourceType":"MedicationRequest","id":"1","medicationReference":{"reference":"Medication/7"}}}""",
            """{"resource":{"resourceType":"Medication","id":"7","code":{"text":"naproxen"}}}""",
            """{"resource":{"resourceType":"Medication","id":"7","code":{"text":"ibuprofen"}}}""");

        patient.Medications.Should().ContainSingle().Which.Text.Should().Be("naproxen");
    }

    [Test]
    public void Places_count_the_entries_of_the_document()
    {
        var history = () => History(New, Old, """{"resource":{"resourceType":"Condition","id":"2","onsetDateTime":"soon"}}""");

        history.Should().Throw<InvalidDocumentException>().Which.Problems.Should().ContainSingle().Which.Place.Should().Be("entry[2].resource.onsetDateTime");
    }

    [Test]
    public void In_other_bundles_the_same_id_twice_is_two_entries()
    {
        Some.Read(Some.BundleOfEntries(New, Old)).Conditions.Length.Should().Be(2);
    }

    private static Patient History(params string[] entries) => Some.Read($$"""{"resourceType":"Bundle","type":"history","entry":[{{string.Join(",", entries)}}]}""");
}
