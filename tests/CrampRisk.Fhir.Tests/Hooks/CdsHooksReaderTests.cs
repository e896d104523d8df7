using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>What a request becomes: one patient, with the draft orders behind the lists.</summary>
public sealed class CdsHooksReaderTests
{
    [Test]
    public void Draft_orders_follow_the_list_as_new_and_in_force_whatever_their_dates_say()
    {
        var order = SomeRequest.Order("o1", "naproxen", ""","authoredOn":"1990-01-01","dispenseRequest":{"expectedSupplyDuration":{"value":5,"unit":"d","system":"http://unitsofmeasure.org","code":"d"}}""");
        var onList = SomeRequest.Order("m1", "raloxifene");

        var medications = SomeRequest.Read(SomeRequest.OrderSign(Some.Bundle(order), SomeRequest.Prefetch(("medicationRequests", Some.Bundle(onList))))).Patient.Medications;

        medications.Select(entry => (entry.Text, entry.IsNew)).Should().Equal(("raloxifene", false), ("naproxen", true));
        medications[1].DaysSupply.Should().BeNull();
        CrampRiskScreener.CreateDefault().Screen(new Patient { Medications = medications }, new DateOnly(2026, 11, 25)).Flags.Should().Contain(flag => flag.IsNew && flag.Rule.Id == "naproxen");
    }

    [Test]
    public void The_order_of_context_and_prefetch_does_not_matter()
    {
        var orders = $"\"context\":{{\"patientId\":\"p1\",\"draftOrders\":{Some.Bundle(SomeRequest.Order("o1", "naproxen"))}}}";
        var prefetch = $"\"prefetch\":{{{SomeRequest.Prefetch(("medicationRequests", Some.Bundle(SomeRequest.Order("m1", "raloxifene"))))}}}";
        const string head = "\"hook\":\"order-sign\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\"";

        foreach (var json in (string[])[$"{{{head},{orders},{prefetch}}}", $"{{{prefetch},{orders},{head}}}"])
            SomeRequest.Read(json).Patient.Medications.Select(entry => (entry.Text, entry.IsNew)).Should().Equal(("raloxifene", false), ("naproxen", true));
    }

    [Test]
    public void An_order_that_the_client_has_saved_already_counts_once()
    {
        var order = SomeRequest.Order("o1", "naproxen");

        var medications = SomeRequest.Read(SomeRequest.OrderSign(Some.Bundle(order), SomeRequest.Prefetch(("medicationRequests", Some.Bundle(order))))).Patient.Medications;

        medications.Should().ContainSingle().Which.IsNew.Should().BeTrue();
    }

    // Ruling 35.
    [TestCase("null", ListState.Empty, null)]
    [TestCase(SomeRequest.Empty, ListState.Empty, null)]
    [TestCase("""{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden"}]}""", ListState.Absent, PrefetchGapKind.Failed)]
    [TestCase("""{"resourceType":"Patient","id":"p1"}""", ListState.Absent, PrefetchGapKind.Missing)]
    [TestCase("""{"resourceType":"Bundle","type":"searchset","link":[{"relation":"next","url":"x"}]}""", ListState.Absent, PrefetchGapKind.FirstPageOnly)]
    [TestCase("""{"response":{"status":"200 OK"},"resource":{"resourceType":"Bundle","type":"searchset"}}""", ListState.Empty, null, Description = "before 1.0")]
    public void An_answer_without_entries_is_empty_or_absent_as_it_says(string answer, ListState state, PrefetchGapKind? gap)
    {
        var request = SomeRequest.Read(SomeRequest.PatientView(SomeRequest.Prefetch(("conditions", answer))));

        request.Patient.StateOf(EntryList.Conditions).Should().Be(state);
        request.Gaps.Select(found => ((string, PrefetchGapKind?))(found.Template.Key, found.Kind)).Should().Equal(gap is null ? [] : [("conditions", gap)]);
    }

    [TestCase("")]
    [TestCase("\"conditions\":null")]
    public void A_key_that_is_missing_leaves_its_list_absent_with_a_notice(string prefetch)
    {
        var request = SomeRequest.Read(SomeRequest.PatientView(prefetch));

        request.Patient.StateOf(EntryList.Medications).Should().Be(ListState.Absent);
        request.Patient.Notices.Select(notice => notice.Text).Should().Contain("The request has no prefetch \"procedures\"; procedures may be lacking here.");
    }

    [Test]
    public void What_the_draft_orders_say_of_themselves_is_no_gap_of_the_prefetch()
    {
        var orders = Some.Bundle(SomeRequest.Order("o1", "naproxen"), """{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational"}]}""");

        SomeRequest.Read(SomeRequest.OrderSign(orders, SomeRequest.Whole)).Gaps.Should().BeEmpty();
    }

    [TestCase("MedicationRequest/o1", true)]
    [TestCase("https://ehr.example.org/fhir/MedicationRequest/o1", true)]
    [TestCase("MedicationRequest/o1/_history/2", true)]
    [TestCase("o1", true)]
    [TestCase("MedicationRequest/o11", false)]
    [TestCase("MedicationRequest/1", false)]
    [TestCase("ServiceRequest/o1", false)]
    public void A_selection_names_its_order(string selection, bool isSelected)
    {
        var request = SomeRequest.Read(SomeRequest.Json("order-select", $"\"patientId\":\"p1\",\"selections\":[\"{selection}\"],\"draftOrders\":{Some.Bundle(SomeRequest.Order("o1", "naproxen"))}", SomeRequest.Whole));

        request.IsSelected(request.Patient.Medications.Single()).Should().Be(isSelected);
    }

    // Names of the specification's own order-select example.
    [Test]
    public void A_draft_order_that_is_no_medication_order_is_named_and_noticed()
    {
        var orders = Some.Bundle("""{"resourceType":"NutritionOrder","id":"pureeddiet-simple"}""", SomeRequest.Order("o1", "naproxen"),
            """{"resourceType":"ServiceRequest"}""", """{"resourceType":"Medication","id":"m1"}""");

        var request = SomeRequest.Read(SomeRequest.OrderSign(orders, SomeRequest.Whole));

        request.UncheckedOrders.Should().Equal("NutritionOrder/pureeddiet-simple", "ServiceRequest");
        Notices(request).Should().Equal("2 draft orders are no medication orders and were not checked: NutritionOrder, ServiceRequest.");
    }

    [TestCase("\"MedicationRequest/o1\"", "", "")]
    [TestCase("\"ServiceRequest/s1\"", "", "")]
    [TestCase("\"MedicationRequest/o1\",\"MedicationRequest/o9\"", "MedicationRequest/o9", "1 selection names no draft order of the request: nothing was checked for it.")]
    [TestCase("\"MedicationRequest/o8\",\"o9\"", "MedicationRequest/o8 o9", "2 selections name no draft order of the request: nothing was checked for them.")]
    [TestCase("", "", "The request selects none of its draft orders.")]
    public void A_selection_that_names_no_draft_order_is_told(string selections, string unknown, string notice)
    {
        var orders = Some.Bundle(SomeRequest.Order("o1", "naproxen"), """{"resourceType":"ServiceRequest","id":"s1"}""");

        var request = SomeRequest.Read(SomeRequest.Json("order-select", $"\"patientId\":\"p1\",\"draftOrders\":{orders},\"selections\":[{selections}]", SomeRequest.Whole));

        string.Join(' ', request.UnknownSelections).Should().Be(unknown);
        Notices(request).Skip(1).Should().Equal(notice.Length == 0 ? [] : [notice]);
    }

    // Drafts have no place on a server yet: their clients may name them by a urn.
    [Test]
    public void A_selection_may_be_the_fullUrl_of_its_order()
    {
        const string url = "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0";
        var orders = $$"""{"resourceType":"Bundle","entry":[{"fullUrl":"{{url}}","resource":{{SomeRequest.Order("o1", "naproxen")}}},{"resource":{{SomeRequest.Order("o2", "raloxifene")}}}]}""";

        var request = SomeRequest.Read(SomeRequest.Json("order-select", $"\"patientId\":\"p1\",\"selections\":[\"{url}\"],\"draftOrders\":{orders}", SomeRequest.Whole));

        request.UnknownSelections.Should().BeEmpty();
        request.Patient.Medications.Select(request.IsSelected).Should().Equal(true, false);
    }

    [Test]
    public void Everything_that_is_wrong_is_told_at_once_with_its_place() =>
        SomeRequest.Problems("""{"hookInstance":"4711","fhirServer":"ehr","fhirAuthorization":{"token_type":"Bearer"},"context":{"draftOrders":[]}}""")
            .Should().BeEquivalentTo("CR231 hookInstance", "CR232 fhirServer", "CR233 fhirAuthorization", "CR237 context.draftOrders", "CR230 hook", "CR235 context.patientId");

    [TestCase("order-select", "\"patientId\":\"p1\"", "CR236 context.selections", "CR237 context.draftOrders")]
    [TestCase("order-sign", "\"patientId\":\"p1\",\"medications\":{}", "CR237 context.medications")]
    [TestCase("order-sign", "\"patientId\":\"p1\",\"draftOrders\":null", "CR237 context.draftOrders")]
    [TestCase("patient-view", "", "CR235 context.patientId")]
    [TestCase("medication-prescribe", "\"patientId\":\"p1\"", "CR230 hook")]
    public void What_a_hook_must_have_is_asked_for_by_name(string hook, string context, params string[] problems) =>
        SomeRequest.Problems(SomeRequest.Json(hook, context, SomeRequest.Whole)).Should().Equal(problems);

    [Test]
    public void An_entry_of_another_patient_refuses_the_request() =>
        SomeRequest.Problems(SomeRequest.PatientView(SomeRequest.Prefetch(("medicationRequests", Some.Bundle(SomeRequest.Order("m1", "naproxen").Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal))))))
            .Should().Equal("CR238 prefetch.medicationRequests.entry[0].resource.subject.reference");

    // Ruling 38.
    [Test]
    public void A_name_that_stands_twice_refuses_the_request() =>
        SomeRequest.Problems(SomeRequest.PatientView("\"conditions\":null,\"conditions\":null")).Should().ContainSingle();

    [Test]
    public void A_patient_of_another_server_writes_the_id_with_its_type() =>
        SomeRequest.Read(SomeRequest.Json("patient-view", "\"patientId\":\"Patient/p1\"", SomeRequest.Whole)).PatientId.Should().Be("p1");

    // Rulings 34 and 39.
    [Test]
    public void A_recorded_death_is_a_notice() =>
        SomeRequest.Read(SomeRequest.PatientView(SomeRequest.Prefetch(("patient", """{"resourceType":"Patient","id":"p1","deceasedDateTime":"2020-01-01"}""")))).Patient.Notices.Should().Contain(notice => notice.Text.Contains("2020-01-01"));

    [Test]
    public void A_request_prints_nothing_of_the_patient_nor_of_the_token()
    {
        var request = SomeRequest.Read(SomeRequest.Json("patient-view", "\"patientId\":\"p1\"", SomeRequest.Whole,
            "\"fhirServer\":\"https://ehr.example.org\",\"fhirAuthorization\":{\"access_token\":\"secret\",\"token_type\":\"Bearer\"},"));

        $"{request} {request.FhirAuthorization}".Should().Be("CdsHooksRequest { Hook = patient-view } FhirAuthorization");
    }

    [TestCase("""{"resourceType":"Bundle"}""", false)]
    [TestCase("""{"hook":"order-sign"}""", true)]
    [TestCase("""{"context":{},"hookInstance":"x"}""", true)]
    [TestCase("[]", false)]
    [TestCase("", false)]
    [TestCase("naproxen", false)]
    public void A_request_is_told_by_its_hook(string json, bool isRequest) => CdsHooksReader.LooksLikeRequest(Encoding.UTF8.GetBytes(json)).Should().Be(isRequest);

    private static IEnumerable<string> Notices(CdsHooksRequest request) => request.Patient.Notices.Select(notice => notice.Text);
}
