using System.Text.Json;

namespace CrampRisk.Fhir.Tests;

/// <summary>What a report says in FHIR. That it is valid FHIR is held by CrampRisk.Fhir.Firely.Tests.</summary>
public sealed class ReportWriterTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly CrampRiskScreener Screener = CrampRiskScreener.CreateDefault();

    [Test]
    public void A_flag_is_a_detected_issue_with_its_day_its_patient_and_the_references_of_its_entries()
    {
        var patient = Some.Read(Some.BundleOfEntries(
            """{"resource":{"resourceType":"Patient","id":"p1"}}""",
            """{"resource":{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","medicationCodeableConcept":{"text":"naproxen 500 mg"}}}""",
            """{"fullUrl":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0","resource":{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{"text":"Aleve"}}}"""));

        var issue = IssuesOf(patient).Should().ContainSingle().Which;

        issue.GetProperty("identifier")[0].GetProperty("value").GetString().Should().Be("naproxen@1;drug:naproxen;definite");
        issue.GetProperty("status").GetString().Should().Be("final");
        issue.GetProperty("identifiedDateTime").GetString().Should().Be("2026-11-24");
        issue.GetProperty("patient").GetProperty("reference").GetString().Should().Be("Patient/p1");
        issue.GetProperty("implicated").GetRawText().Should().Be(
            """[{"reference":"MedicationRequest/m1","display":"naproxen 500 mg"},{"reference":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0","display":"Aleve"}]""");
        issue.TryGetProperty("mitigation", out _).Should().BeFalse();
    }

    [TestCase("line 7", "line 7: naproxen")]
    [TestCase("entry[3]", "entry[3]: naproxen")]
    [TestCase(null, "medications[0]: naproxen")]
    public void An_entry_without_a_reference_of_FHIR_is_named_by_words(string? reference, string display)
    {
        var patient = new Patient { Medications = [Medication.FromText("naproxen") with { Reference = reference }] };

        var issue = IssuesOf(patient).Should().ContainSingle().Which;

        issue.GetProperty("implicated").GetRawText().Should().Be($$"""[{"display":"{{display}}"}]""");
    }

    [Test]
    public void A_possible_flag_is_preliminary_and_its_detail_says_which_fact_is_missing()
    {
        var patient = new Patient { Medications = [Medication.FromText("iron sucrose")] };

        var issue = IssuesOf(patient).Should().ContainSingle().Which;

        issue.GetProperty("status").GetString().Should().Be("preliminary");
        issue.GetProperty("detail").GetString().Should().Contain("The route is not stated: state the route to settle it.");
    }

    [TestCase("naproxen", "K74.60", "naproxen--cirrhosis", "COND")]
    [TestCase("naproxen", "I70.213", "naproxen--vascular-disease", "COND")] // a boxed warning, but of cardiovascular disease in general
    [TestCase("raloxifene", "Z33.1", "raloxifene--pregnancy", "PREG")]
    public void Labelled_statements_about_two_things_have_a_code_of_HL7_and_no_severity_that_no_source_states(string drug, string condition, string rule, string code)
    {
        var patient = new Patient { Medications = [Medication.FromText(drug)], Conditions = [Condition.FromIcd10Cm(condition)] };

        var issue = IssuesOf(patient).Single(issue => CodesOf(issue).Contains(rule));

        CodesOf(issue).Should().Equal(code, rule);
        issue.TryGetProperty("severity", out _).Should().BeFalse();
    }

    [Test]
    public void Two_drugs_of_a_labelled_interaction_are_a_drug_interaction_alert()
    {
        var patient = new Patient { Medications = [Medication.FromText("Premarin"), Medication.FromText("raloxifene")] };

        IssuesOf(patient).Select(issue => string.Join(' ', CodesOf(issue))).Should().Contain("DRG conjugated-estrogens--raloxifene");
    }

    [Test]
    public void A_boxed_warning_about_the_thing_itself_is_of_high_severity()
    {
        var issue = IssuesOf(new Patient { Medications = [Medication.FromText("quinine")] }).Should().ContainSingle().Which;

        issue.GetProperty("severity").GetString().Should().Be("high");
    }

    [Test]
    public void An_association_with_cramps_has_neither_a_code_of_HL7_nor_a_severity()
    {
        var issue = IssuesOf(new Patient { Medications = [Medication.FromText("naproxen")] }).Should().ContainSingle().Which;

        CodesOf(issue).Should().Equal("naproxen");
        issue.TryGetProperty("severity", out _).Should().BeFalse();
    }

    [Test]
    public void A_suppressed_flag_says_who_set_it_aside_when_and_why()
    {
        var answer = new Acknowledgement
        {
            Subject = "p1",
            Flag = "naproxen@1;drug:naproxen;definite",
            By = "Dr A",
            On = new DateOnly(2026, 11, 1),
            Reason = AcknowledgementReason.BenefitOutweighsRisk,
            Note = "short course",
        };
        var screener = new CrampRiskScreener(Knowledge.KnowledgePack.BuiltIn, new CrampRiskOptions { Acknowledgements = [answer] });
        var patient = new Patient { Id = "p1", Medications = [Medication.FromText("naproxen")] };

        var issue = ResourcesOf(screener.Screen(patient, Day), "DetectedIssue").Should().ContainSingle().Which;

        issue.GetProperty("status").GetString().Should().Be("final");
        // 180 days after the answer: 2026-11-01 + 180 = 2027-04-30.
        issue.GetProperty("mitigation").GetRawText().Should().Be(
            """
            [{"action":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"1","display":"Therapy Appropriate"},{"system":"urn:x-cramprisk:acknowledgement-reason","code":"benefit-outweighs-risk"},{"system":"urn:x-cramprisk:suppression","code":"acknowledged"}],"text":"Acknowledged: benefit-outweighs-risk, short course (until 2027-04-30)"},"date":"2026-11-01","author":{"display":"Dr A"}}]
            """);
    }

    [Test]
    public void A_report_without_flags_still_gives_the_account_and_does_not_call_it_safe()
    {
        var patient = new Patient { Medications = [Medication.FromText("amoxicillin"), Medication.FromText("xyzzy")], Conditions = [] };

        var report = Screener.Screen(patient, Day);
        var bundle = ResourcesOf(report);

        bundle.Should().ContainSingle().Which.GetProperty("resourceType").GetString().Should().Be("OperationOutcome");
        var issues = bundle[0].GetProperty("issue").EnumerateArray().ToList();
        issues[0].GetProperty("details").GetProperty("text").GetString().Should().StartWith("0 flagged, 0 ruled out, 0 not current, 1 not covered, 1 not understood. ").And.Contain("does not mean safe");
        issues[0].GetProperty("diagnostics").GetString().Should().EndWith("Medications: 2, Conditions: empty list, Procedures: not given.");
        Accounts(issues).Distinct().Should().Equal("coverage", "notice", "notUnderstood", "notCovered");
        Accounts(issues).Count(account => account == "notice").Should().Be(report.Notices.Length);
        issues[^2].GetProperty("severity").GetString().Should().Be("warning");
        issues[^2].GetProperty("details").GetProperty("text").GetString().Should().Be("medications[1]: xyzzy");
        issues[^1].GetProperty("severity").GetString().Should().Be("information");
    }

    [Test]
    public void What_matches_several_things_lists_them_all()
    {
        var outcome = ResourcesOf(Screener.Screen(new Patient { Medications = [Medication.FromText("naproxen and raloxifene")] }, Day), "OperationOutcome").Single();

        var issue = outcome.GetProperty("issue").EnumerateArray().Single(issue => issue.GetProperty("severity").GetString() == "warning");

        issue.GetProperty("code").GetString().Should().Be("multiple-matches");
        issue.GetProperty("diagnostics").GetString().Should().Contain("naproxen").And.Contain("raloxifene");
    }

    [Test]
    public void The_same_report_gives_the_same_bytes_to_each_kind_of_output()
    {
        var patient = new Patient { Id = "p1", Medications = [Medication.FromText("naproxen")] };
        using var stream = new MemoryStream();

        FhirReportWriter.Write(Screener.Screen(patient, Day), stream);

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).Should().Be(FhirReportWriter.ToText(Screener.Screen(patient, Day)));
    }

    [Test]
    public void A_finding_keeps_its_id_on_another_day_and_shares_it_with_no_other_patient()
    {
        var patient = new Patient { Id = "p1", Medications = [Medication.FromText("naproxen")] };

        var first = IdOf(patient, Day);

        IdOf(patient, Day.AddDays(1)).Should().Be(first);
        IdOf(patient with { Id = "p2" }, Day).Should().NotBe(first);
        IdOf(patient with { Id = null }, Day).Should().NotBe(IdOf(patient with { Id = null, Conditions = [Condition.FromText("gout")] }, Day));
    }

    private static string? IdOf(Patient patient, DateOnly day) => ResourcesOf(Screener.Screen(patient, day), "DetectedIssue").Single().GetProperty("id").GetString();

    private static IEnumerable<string?> Accounts(IEnumerable<JsonElement> issues) =>
        issues.Select(issue => issue.GetProperty("details").GetProperty("coding")[0].GetProperty("code").GetString());

    private static IEnumerable<string?> CodesOf(JsonElement issue) =>
        issue.GetProperty("code").GetProperty("coding").EnumerateArray().Select(coding => coding.GetProperty("code").GetString());

    private static List<JsonElement> IssuesOf(Patient patient) => ResourcesOf(Screener.Screen(patient, Day), "DetectedIssue");

    private static List<JsonElement> ResourcesOf(ScreeningReport report, string? type = null) =>
        [.. JsonDocument.Parse(FhirReportWriter.ToText(report, indented: false)).RootElement.GetProperty("entry").EnumerateArray()
            .Select(entry => entry.GetProperty("resource")).Where(resource => type is null || resource.GetProperty("resourceType").GetString() == type)];
}
