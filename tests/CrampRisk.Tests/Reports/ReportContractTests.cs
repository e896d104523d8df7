using System.Text.Json.Nodes;
using Json.Schema;

namespace CrampRisk.Tests.Reports;

/// <summary>Every report is valid against the contract's schema, and carries references in the order of first use.</summary>
public sealed class ReportContractTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(Path.Combine(AppContext.BaseDirectory, "contracts", "report.schema.json"));

    private static readonly Patient Everything = new()
    {
        Id = "p1",
        Source = "made up",
        Medications =
        [
            Medication.FromText("naproxen 500 mg bid"), Medication.FromText("iron sucrose po"), Medication.FromText("Premarin 0.625 mg"), Medication.FromRxNorm("72143"),
            Medication.FromText("Forteo"), Medication.FromText("xyzzy"), Medication.FromText("lisinopril"), Medication.FromNdc("0"), Medication.FromText("quinine 324 mg"),
        ],
        Conditions = [Condition.FromIcd10Cm("K74.60"), Condition.FromIcd10Cm("Z99.2"), Condition.FromIcd10Cm("R25.2"), Condition.FromIcd10Cm("M48.02"), Condition.FromSnomed("77386006") with { Onset = CalendarDate.Parse("2026-06-01") }],
        Procedures = [Procedure.FromText("hemodialysis")],
    };

    [Test]
    public void A_report_is_valid_against_the_schema([Values] Profile profile, [Values] Audience audience)
    {
        var screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = profile, Audience = audience });

        var json = ReportJson.ToText(screener.Screen(Everything, Some.Day));

        Validate(json);
    }

    [Test]
    public void An_empty_report_is_valid_against_the_schema() => Validate(ReportJson.ToText(Some.Screener.Screen(new Patient(), Some.Day)));

    [Test]
    public void References_are_numbered_by_first_use_without_gaps()
    {
        var report = Some.Screener.Screen(Everything, Some.Day);

        var firstUses = report.Flags.SelectMany(flag => flag.Evidence.Concat(flag.Modifiers.SelectMany(modifier => modifier.Evidence)))
            .Concat(report.Management.SelectMany(advice => advice.Evidence.Concat(advice.Cautions.SelectMany(caution => caution.Evidence))))
            .Select(cited => cited.Reference).Distinct();

        firstUses.Should().Equal(Enumerable.Range(1, report.References.Length));
        report.References.Select(reference => reference.Number).Should().Equal(Enumerable.Range(1, report.References.Length));
    }

    [Test]
    public void No_line_of_the_text_report_is_wider_than_80_columns()
    {
        var text = ReportText.ToText(Some.Screener.Screen(Everything, Some.Day));

        text.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Test]
    public void The_same_findings_stand_in_both_audiences()
    {
        var patientWording = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Audience = Audience.Patient });

        var clinician = Some.Screener.Screen(Everything, Some.Day);
        var patient = patientWording.Screen(Everything, Some.Day);

        patient.Flags.Select(flag => flag.Id).Should().Equal(clinician.Flags.Select(flag => flag.Id));
        patient.Coverage.Should().Be(clinician.Coverage);
        patient.Notices.Should().NotIntersectWith(clinician.Notices);
    }

    private static void Validate(string json)
    {
        var result = Schema.Evaluate(JsonNode.Parse(json)!.AsObject() is { } node ? System.Text.Json.JsonSerializer.SerializeToElement(node) : default, new EvaluationOptions { OutputFormat = OutputFormat.List });
        result.IsValid.Should().BeTrue(string.Join("; ", (result.Details ?? []).Where(detail => detail.Errors is { Count: > 0 }).Select(detail => $"{detail.InstanceLocation}: {string.Join(",", detail.Errors!.Values)}")));
    }
}
