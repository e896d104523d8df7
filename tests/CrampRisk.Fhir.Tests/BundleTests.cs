using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>Bundles, their entries and the lists that they make (rulings 35, 38).</summary>
public sealed class BundleTests
{
    [TestCase("collection")]
    [TestCase("searchset")]
    [TestCase("batch")]
    [TestCase("transaction")]
    [TestCase("document")]
    [TestCase("batch-response")]
    public void A_bundle_of_any_type_is_read(string type)
    {
        var patient = Some.Read($$$"""{"entry":[{"resource":{"resourceType":"Condition","id":"1"}}],"type":"{{{type}}}","resourceType":"Bundle"}""");

        patient.Conditions.Should().ContainSingle();
    }

    [Test]
    public void A_list_of_which_the_bundle_holds_nothing_is_absent()
    {
        var patient = Some.Read(Some.Bundle("""{"resourceType":"Condition","id":"1"}"""));

        (patient.StateOf(EntryList.Medications), patient.StateOf(EntryList.Conditions), patient.StateOf(EntryList.Procedures))
            .Should().Be((ListState.Absent, ListState.Given, ListState.Absent));
    }

    [TestCase("""{"resourceType":"Bundle"}""")]
    [TestCase("""{"resourceType":"Bundle","entry":[]}""")]
    [TestCase("""{"resourceType":"Bundle","entry":null}""")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","valueString":"[{\\\"}"}}]}""")]
    public void A_bundle_of_nothing_that_is_read_is_a_patient_with_absent_lists(string bundle)
    {
        var patient = Some.Read(bundle);

        (patient.StateOf(EntryList.Medications), patient.StateOf(EntryList.Conditions), patient.Notices.Length).Should().Be((ListState.Absent, ListState.Absent, 0));
    }

    [Test]
    public void Entries_without_a_resource_are_counted_in_the_notices()
    {
        var one = Some.Read(Some.BundleOfEntries("""{"fullUrl":"urn:uuid:1","request":{"method":"DELETE","url":"Condition/1"}}"""));
        var three = Some.Read(Some.BundleOfEntries("""{"response":{"status":"201"}}""", "{}", """{"resource":null,"search":{"mode":"match"}}"""));

        one.Notices.Select(said => said.Text).Should().Equal("1 bundle entry holds no resource, only an address, a request or a response.");
        three.Notices.Select(said => said.Text).Should().Equal("3 bundle entries hold no resource, only an address, a request or a response.");
    }

    [Test]
    public void Resource_fields_in_the_entry_itself_refuse_the_document()
    {
        var problems = Some.Problems(Some.BundleOfEntries("""{"resource":{"resourceType":"Patient"}}""", """{"fullUrl":"x","resourceType":"Condition","code":{"text":"cirrhosis"}}"""));

        problems.Should().Equal("entry[1]: CR215: the bundle entry holds fields of a resource itself instead of a resource. Put them into the entry's field resource.");
    }

    [Test]
    public void A_bundle_inside_a_bundle_is_read_too()
    {
        var patient = Some.Read(Some.Bundle(Some.Bundle("""{"resourceType":"Condition","id":"1"}"""), Some.Bundle("""{"resourceType":"Procedure","id":"2"}""")));

        (patient.Conditions.Length, patient.Procedures.Length).Should().Be((1, 1));
    }

    [Test]
    public void A_page_that_has_a_next_one_says_so()
    {
        var patient = Some.Read("""{"resourceType":"Bundle","type":"searchset","link":[{"relation":"self","url":"a"},{"relation":"next","url":"b"}]}""");

        patient.Notices.Select(said => said.Text).Should().Equal("The bundle is one page of several: the entries of the next page are not in this report.");
    }

    [Test]
    public void An_OperationOutcome_among_the_entries_is_a_notice()
    {
        var patient = Some.Read(Some.Bundle("""{"resourceType":"OperationOutcome","issue":[{"severity":"error"}]}"""));

        patient.Notices.Select(said => said.Text).Should().Equal("The bundle holds an OperationOutcome: the server may have left entries out.");
    }

    [Test]
    public void A_byte_order_mark_and_CRLF_are_accepted()
    {
        var patient = FhirReader.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("\r\n{\r\n\"resourceType\": \"Condition\"\r\n}\r\n")]);

        patient.Conditions.Should().ContainSingle();
    }

    [Test]
    public void A_stream_of_small_pieces_that_outgrow_the_buffer_is_read_to_its_end()
    {
        var bundle = Encoding.UTF8.GetBytes(Some.Bundle([.. Enumerable.Range(0, 4000).Select(i => $$"""{"resourceType":"Condition","id":"{{i}}"}""")]));
        using var stream = new Trickle(bundle);

        var patient = FhirReader.Read(stream);

        patient.Conditions.Length.Should().Be(4000);
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 999));
    }
}
