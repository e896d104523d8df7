using CrampRisk.Knowledge;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>Every written Bundle is valid against the official structure definitions of FHIR R4, and the validator would say so if it were not.</summary>
public sealed class ReportValidityTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private OfficialDefinitions _definitions = null!;

    public static IEnumerable<TestCaseData> Files() => RealBundles.All();

    /// <summary>Each core rule, what is only possible, interactions of each sort, and what is not understood: medications | conditions | procedures.</summary>
    private static readonly string[] Lists =
    [
        "iron sucrose IV||", "Premarin 0.625 mg||", "raloxifene 60 mg||", "naproxen 500 mg||", "teriparatide||",
        "|icd10cm:I70.213|", "|icd10cm:M48.062|", "|icd10cm:K74.60|", "|icd10cm:Z99.2|hemodialysis", "|icd10cm:O09.93|",
        "iron sucrose||", "|icd10cm:M48.00;peripheral vascular disease|dialysis",
        "Premarin;raloxifene||", "naproxen;Premarin;raloxifene|icd10cm:I70.213;icd10cm:K74.60|", "naproxen;Evista|icd10cm:Z33.1|", "quinine sulfate||", "magnesium oxide|icd10cm:N18.6|hemodialysis",
        "iron sucrose capsule by mouth;naproxen, stopped 2019;amoxicillin||", "naproxin; ;rxnorm:99999999;ndc:1234567890;naproxen and raloxifene||", "||", "furosemide;atorvastatin;salmeterol|leg cramps|",
    ];

    [OneTimeSetUp]
    public void SetUp() => _definitions = new OfficialDefinitions();

    [TestCaseSource(nameof(Files))]
    public void Reports_of_a_real_patient_are_valid_in_each_profile_and_wording(string path)
    {
        var patient = FhirReader.Read(TestData.Unzipped(path));

        var bundles = Wordings().Select(options => Written(patient, options));

        bundles.SelectMany(_definitions.ErrorsOf).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Lists))]
    public void Reports_of_patients_made_for_a_rule_are_valid(string lists)
    {
        var patient = PatientOf(lists);

        var bundles = Wordings().Select(options => Written(patient, options));

        bundles.SelectMany(_definitions.ErrorsOf).Should().BeEmpty();
    }

    [Test]
    public void The_made_patients_have_every_core_rule_and_both_kinds_of_interaction()
    {
        var bundles = Lists.Select(lists => Written(PatientOf(lists), new CrampRiskOptions())).ToList();

        var codes = bundles.SelectMany(IssuesOf).SelectMany(issue => issue.Code!.Coding).Select(coding => coding.Code).ToHashSet();
        codes.Should().Contain(["iron-sucrose", "conjugated-estrogens", "raloxifene", "naproxen", "teriparatide",
            "vascular-disease", "lumbar-spinal-stenosis", "cirrhosis", "hemodialysis", "pregnancy", "DRG", "COND", "PREG"]);
        bundles.SelectMany(IssuesOf).Select(issue => issue.Status).Should().Contain([R4.ObservationStatus.Final, R4.ObservationStatus.Preliminary]);
    }

    [Test]
    public void Suppressed_flags_of_each_kind_are_valid_and_say_why()
    {
        var patient = PatientOf("naproxen;raloxifene;teriparatide|icd10cm:K74.60|") with { Id = "p1" };
        var policy = PolicyJson.Read("""
            {"schema":"cramprisk-policy/1","name":"site","showOnly":"whenSymptomatic","rules":[{"rule":"raloxifene","enabled":false,"note":"not here","author":"Dr B","on":"2026-01-02"}]}
            """u8.ToArray(), KnowledgePack.BuiltIn);
        var answer = new Acknowledgement { Subject = "p1", Flag = "naproxen@1;drug:naproxen;definite", By = "Dr A", On = new DateOnly(2026, 11, 1), Reason = AcknowledgementReason.WillMonitor };

        var bundle = Written(patient, new CrampRiskOptions { Policy = policy, Acknowledgements = [answer] });

        _definitions.ErrorsOf(bundle).Should().BeEmpty();
        IssuesOf(bundle).SelectMany(issue => issue.Mitigation).SelectMany(mitigation => mitigation.Action.Coding).Select(coding => coding.Code).Distinct()
            .Should().BeEquivalentTo("9", "will-monitor", "acknowledged", "policy", "notSymptomatic");
    }

    [Test]
    public void Ids_and_texts_that_FHIR_does_not_allow_are_written_so_that_it_does()
    {
        var patient = new Patient
        {
            Id = "MRN 12/34 \u0001",
            Medications =
            [
                Medication.FromText("naproxen\u0007 500\u0000 mg") with { Reference = "MedicationRequest/" + new string('x', 80) },
                Medication.FromText("naproxen") with { Reference = "line 7" },
                Medication.FromText("") with { Reference = "entry[3]" },
            ],
        };

        var bundle = Written(patient, new CrampRiskOptions());

        _definitions.ErrorsOf(bundle).Should().BeEmpty();
        IssuesOf(bundle).Should().OnlyContain(issue => issue.Patient!.Reference == null && issue.Patient.Identifier!.Value == "MRN 12/34 \uFFFD");
        IssuesOf(bundle).SelectMany(issue => issue.Implicated).Should().OnlyContain(entry => entry.Reference == null && entry.Display != null);
    }

    [Test]
    public void The_validator_finds_what_is_broken_inside_a_bundle()
    {
        var bundle = Written(PatientOf("naproxen||"), new CrampRiskOptions());
        var issue = IssuesOf(bundle).Single();
        issue.StatusElement = null!;
        issue.Mitigation.Add(new R4.DetectedIssue.MitigationComponent { Date = "2026-11-24" });

        var errors = _definitions.ErrorsOf(bundle).ToList();

        errors.Should().HaveCount(2);
        errors.Should().ContainSingle(error => error.Contains("status", StringComparison.Ordinal));
        errors.Should().ContainSingle(error => error.Contains("action", StringComparison.Ordinal));
    }

    private static IEnumerable<CrampRiskOptions> Wordings() =>
        from profile in Enum.GetValues<Profile>()
        from audience in Enum.GetValues<Audience>()
        select new CrampRiskOptions { Profile = profile, Audience = audience };

    private static R4.Bundle Written(Patient patient, CrampRiskOptions options) =>
        OfficialDefinitions.Parse(FhirReportWriter.ToText(new CrampRiskScreener(KnowledgePack.BuiltIn, options).Screen(patient, Day)));

    private static IEnumerable<R4.DetectedIssue> IssuesOf(R4.Bundle bundle) => bundle.Entry.Select(entry => entry.Resource).OfType<R4.DetectedIssue>();

    // As --med and its kin read them.
    private static Patient PatientOf(string lists)
    {
        var parts = lists.Split('|');
        return PatientText.Read(System.Text.Encoding.UTF8.GetBytes(
            $"# medications\n{parts[0].Replace(';', '\n')}\n# conditions\n{parts[1].Replace(';', '\n')}\n# procedures\n{parts[2].Replace(';', '\n')}\n"));
    }
}
