using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrampRisk.Knowledge;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Which cards an order gets, and which it does not.</summary>
internal sealed class OrderCardTests
{
    private HookHost _host = null!;

    [OneTimeSetUp]
    public async Task Start() => _host = await HookHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    // RxNorm ingredients: 24909 iron sucrose, 4099 conjugated estrogens, 72143 raloxifene, 7258 naproxen, 32915 teriparatide.
    [Test, Combinatorial]
    public async Task An_order_of_each_drug_for_a_real_patient_gets_its_card(
        [Values("24909 iron-sucrose", "4099 conjugated-estrogens", "72143 raloxifene", "7258 naproxen", "32915 teriparatide")] string drug,
        [Values("synthea-50e4c44a", "synthea-93ea4d3e", "synthea-282fcdae", "synthea-299750d1")] string file)
    {
        var (code, rule) = (drug.Split(' ')[0], drug.Split(' ')[1]);
        var (id, prefetch) = HookTestData.Patient(file);
        var route = rule switch { "iron-sucrose" => Route("47625008"), "teriparatide" => Route("34206005"), _ => "" };

        var answer = await _host.PostAsync("order-sign", new ClientRequest("order-sign")
        {
            PatientId = id,
            Prefetch = prefetch,
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm(code), route, id)],
        }.Json());

        answer.Status.Should().Be(HttpStatusCode.OK);
        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal(rule);
        Text(answer.Cards.Single(), "indicator").Should().Be("info");
    }

    [Test]
    public async Task Iron_sucrose_by_mouth_gets_no_card_and_the_account_says_that_it_is_ruled_out()
    {
        var answer = await SignAsync(ClientRequest.Order("o1", ClientRequest.RxNorm("24909"), Route("26643006")));

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.ShouldKeepTheRules();
        answer.Account.GetProperty("outcomes").GetProperty("ruledOut").GetInt32().Should().Be(1);
    }

    [TestCase("estradiol 1 mg oral tablet")]
    [TestCase("ferric carboxymaltose")]
    [TestCase("tamoxifen 20 mg tablet")]
    [TestCase("abaloparatide")]
    public async Task A_look_alike_gets_no_card_and_is_accounted_for(string text)
    {
        var answer = await SignAsync(ClientRequest.Order("o1", ClientRequest.Words(text)));

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.Account.GetProperty("outcomes").GetProperty("notCovered").GetInt32().Should().Be(1);
    }

    [Test]
    public async Task What_the_patient_has_already_gets_no_card_when_another_order_is_signed()
    {
        var answer = await _host.PostAsync("order-sign", new ClientRequest("order-sign")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.Words("amoxicillin"))],
            Prefetch = { ["medicationStatements"] = ClientRequest.Bundle("""{"resourceType":"MedicationStatement","id":"s1","status":"active","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"naproxen"}}""") },
        }.Json());

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.Account.GetProperty("outcomes").GetProperty("flagged").GetInt32().Should().Be(1);
    }

    [Test]
    public async Task Each_order_gets_one_card_with_its_flags_strongest_first()
    {
        var answer = await _host.PostAsync("order-sign", new ClientRequest("order-sign")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258")), ClientRequest.Order("o2", ClientRequest.RxNorm("72143"))],
            Prefetch = { ["conditions"] = ClientRequest.Bundle(ClientRequest.Condition("K74.60")) },
        }.Json());

        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("naproxen naproxen--cirrhosis", "raloxifene raloxifene--cirrhosis");
        Text(answer.Cards.First(), "summary").Should().Be("Naproxen and leg cramps, and 1 more");
    }

    [Test]
    public async Task A_notice_gets_a_card_of_its_own_before_the_passive_ones()
    {
        var answer = await _host.PostAsync("order-sign", new ClientRequest("order-sign")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("72143"))],
            Prefetch = { ["conditions"] = ClientRequest.Bundle(ClientRequest.Condition("Z34.00")) },
        }.Json());

        answer.Rules.Should().Equal("raloxifene--pregnancy", "raloxifene");
        answer.Cards.Select(card => Text(card, "indicator")).Should().AllBe("info");
    }

    [Test]
    public async Task Only_a_policy_makes_a_warning()
    {
        var policy = new SitePolicy { Rules = [new PolicyRule { Rule = "naproxen", Tier = DisplayTier.Interruptive, Author = "A", Note = "n", On = new DateOnly(2026, 1, 1) }] };
        await using var host = await HookHost.StartAsync(options => options.Screening.Policy = policy);

        var answer = await host.PostAsync("order-sign", new ClientRequest("order-sign") { Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258"))] }.Json());

        answer.ShouldKeepTheRules();
        Text(answer.Cards.Single(), "indicator").Should().Be("warning");
    }

    [TestCase("MedicationRequest/o2")]
    [TestCase("https://ehr.example.org/fhir/MedicationRequest/o2")]
    [TestCase("MedicationRequest/o2/_history/3")]
    [TestCase("o2")]
    public async Task Order_select_speaks_of_selected_orders_only(string selection)
    {
        var answer = await _host.PostAsync("order-select", new ClientRequest("order-select")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258")), ClientRequest.Order("o2", ClientRequest.RxNorm("72143"))],
            Selections = [selection],
        }.Json());

        answer.Rules.Should().Equal("raloxifene");
    }

    [Test]
    public async Task A_selection_of_no_draft_order_makes_no_card_and_the_account_says_so()
    {
        var answer = await _host.PostAsync("order-select", new ClientRequest("order-select")
        {
            Orders = [ClientRequest.Order("o1", ClientRequest.RxNorm("7258"))],
            Selections = ["MedicationRequest/o9"],
        }.Json());

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.ShouldKeepTheRules();
        Texts(answer.Account, "selectionsNotFound").Should().Equal("MedicationRequest/o9");
        Texts(answer.Account, "notices").Should().Contain("1 selection names no draft order of the request: nothing was checked for it.");
    }

    [Test]
    public async Task A_draft_order_of_another_kind_makes_no_card_and_the_account_says_so()
    {
        var answer = await SignAsync("""{"resourceType":"ServiceRequest","id":"s1","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},"code":{"text":"Hemodialysis"}}""");

        answer.Json.GetProperty("cards").GetArrayLength().Should().Be(0);
        answer.ShouldKeepTheRules();
        Texts(answer.Account, "ordersNotChecked").Should().Equal("ServiceRequest/s1");
        Texts(answer.Account, "notices").Should().Contain("1 draft order is no medication order and was not checked: ServiceRequest.");
    }

    [Test]
    public async Task Patient_view_tells_everything_on_one_card()
    {
        var answer = await _host.PostAsync("patient-view", new ClientRequest("patient-view")
        {
            Prefetch =
            {
                ["conditions"] = ClientRequest.Bundle(ClientRequest.Condition("K74.60")),
                ["medicationRequests"] = ClientRequest.Bundle(ClientRequest.Order("m1", ClientRequest.RxNorm("7258")).Replace("draft", "active", StringComparison.Ordinal)),
            },
        }.Json());

        answer.ShouldKeepTheRules();
        answer.Rules.Should().Equal("naproxen cirrhosis naproxen--cirrhosis");
    }

    [Test]
    public async Task The_uuid_is_version_5_of_the_hookInstance_and_the_flag_ids()
    {
        var patient = new Patient { Id = "p1", Medications = [Medication.FromRxNorm("7258") with { IsNew = true }], Conditions = [], Procedures = [] };
        var flag = CrampRiskScreener.CreateDefault().Screen(patient, DateOnly.FromDateTime(DateTime.Now)).Flags.Single().Id;

        var answer = await SignAsync(ClientRequest.Order("o1", ClientRequest.RxNorm("7258")));

        // RFC 9562 5.5 over the hexadecimal digits, not over the bytes of Guid.
        var name = Convert.FromHexString(ClientRequest.Instance.Replace("-", "", StringComparison.Ordinal)).Concat(Encoding.UTF8.GetBytes(flag)).ToArray();
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1.
        var digits = Convert.ToHexStringLower(SHA1.HashData(name));
#pragma warning restore CA5350
        var variant = "89ab"[Convert.ToInt32(digits[16..17], 16) & 3];
        Text(answer.Cards.Single(), "uuid").Should().Be($"{digits[..8]}-{digits[8..12]}-5{digits[13..16]}-{variant}{digits[17..20]}-{digits[20..32]}");
    }

    // The name "www.example.com" in the DNS namespace, as in RFC 9562, appendix A.4.
    [Test]
    public void The_example_of_the_RFC_comes_out() =>
        CardUuid.Of(Guid.Parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com").Should().Be(Guid.Parse("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Test]
    public async Task What_a_record_says_stays_text_in_the_detail()
    {
        const string text = "naproxen ![x](https://evil.example/a.png) <img src=x onerror=alert(1)> **bold** # www.evil.example\n# heading";

        var answer = await SignAsync(ClientRequest.Order("o1", $$$"""{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}],"text":{{{JsonSerializer.Serialize(text)}}}}"""));

        var card = answer.Cards.Single();
        Text(card, "detail").Should().Contain("""naproxen \!\[x\](https\://evil.example/a.png) \<img src=x onerror=alert(1)\> \*\*bold\*\* \# www\.evil.example \# heading""");
        card.GetRawText().Replace(Text(card, "detail"), "", StringComparison.Ordinal).Should().NotContain("\"summary\":\"naproxen !");
        Text(card, "summary").Should().NotContain("evil");
    }

    [Test]
    public async Task An_unknown_service_is_not_found_and_the_known_ones_are_named()
    {
        var answer = await HookAnswer.OfAsync(await _host.SendAsync("/cds-services/other", new ClientRequest("order-sign").Json()));

        answer.Status.Should().Be(HttpStatusCode.NotFound);
        answer.Json.GetProperty("problems")[0].GetProperty("what").GetString().Should().Contain("cramprisk-patient-view, cramprisk-order-select, cramprisk-order-sign");
    }

    [Test]
    public async Task Another_hook_is_refused_and_the_three_are_named()
    {
        var answer = await _host.PostAsync("order-sign", new ClientRequest("appointment-book").Json());

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Problems.Should().Equal("CR230 hook");
        answer.Json.GetProperty("problems")[0].GetProperty("what").GetString().Should().Contain("patient-view, order-select or order-sign");
    }

    [Test]
    public async Task The_hook_of_another_service_is_refused()
    {
        var answer = await _host.PostAsync("patient-view", new ClientRequest("order-sign").Json());

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Problems.Should().Equal("CR651 hook");
    }

    private static string Route(string snomed) => $$$""","dosageInstruction":[{"route":{"coding":[{"system":"http://snomed.info/sct","code":"{{{snomed}}}"}]}}]""";

    private Task<HookAnswer> SignAsync(string order) => _host.PostAsync("order-sign", new ClientRequest("order-sign") { Orders = [order] }.Json());

    private static IEnumerable<string?> Texts(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
