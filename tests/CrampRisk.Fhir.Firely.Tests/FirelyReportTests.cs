using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>Reports as Firely's objects.</summary>
public sealed class FirelyReportTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly R4.Bundle Chart = new()
    {
        Type = R4.Bundle.BundleType.Collection,
        Entry =
        [
            new R4.Bundle.EntryComponent { Resource = new R4.Patient { Id = "p1" } },
            new R4.Bundle.EntryComponent
            {
                Resource = new R4.MedicationStatement
                {
                    Id = "m1", Status = R4.MedicationStatement.MedicationStatusCodes.Active, Medication = new R4.CodeableConcept { Text = "naproxen" }, Subject = new R4.ResourceReference("Patient/p1"),
                },
            },
            new R4.Bundle.EntryComponent { Resource = new R4.Condition { Id = "c1", Code = new R4.CodeableConcept { Text = "xyzzy" }, Subject = new R4.ResourceReference("Patient/p1") } },
        ],
    };

    [Test]
    public void Flags_come_back_as_issues_about_the_resources_that_went_in()
    {
        var report = CrampRiskScreener.CreateDefault().Screen(Chart.ToCrampRiskPatient(), Day);

        var issue = report.ToDetectedIssues().Should().ContainSingle().Which;

        (issue.Status, issue.Code!.Text, issue.Patient!.Reference, issue.Implicated.Single().Reference)
            .Should().Be((R4.ObservationStatus.Final, "Naproxen and leg cramps", "Patient/p1", "MedicationStatement/m1"));
    }

    [Test]
    public void What_was_not_understood_is_a_warning_of_the_outcome()
    {
        var report = CrampRiskScreener.CreateDefault().Screen(Chart.ToCrampRiskPatient(), Day);

        var warning = report.ToOperationOutcome().Issue.Single(issue => issue.Severity == R4.OperationOutcome.IssueSeverity.Warning);

        (warning.Code, warning.Details!.Text).Should().Be((R4.OperationOutcome.IssueType.CodeInvalid, "Condition/c1: xyzzy"));
    }

    [Test]
    public void The_bundle_holds_both_and_is_valid()
    {
        var report = CrampRiskScreener.CreateDefault().Screen(Chart.ToCrampRiskPatient(), Day);

        var bundle = report.ToFhirBundle();

        bundle.Entry.Select(entry => entry.Resource!.TypeName).Should().Equal("DetectedIssue", "OperationOutcome");
        new OfficialDefinitions().ErrorsOf(bundle).Should().BeEmpty();
    }
}
