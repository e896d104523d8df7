using System.Collections.Immutable;
using System.Text;
using CsCheck;
using R4 = Hl7.Fhir.Model;

namespace CrampRisk.Fhir.Tests;

/// <summary>What FhirWriter writes of a patient is valid against the official structure definitions of FHIR R4, but for what its doc comment says.</summary>
public sealed class WrittenPatientTests
{
    private OfficialDefinitions _definitions = null!;

    [OneTimeSetUp]
    public void SetUp() => _definitions = new OfficialDefinitions();

    [TestCaseSource(typeof(RealBundles), nameof(RealBundles.All))]
    public void A_real_patient_is_written_validly(string path)
    {
        var patient = FhirReader.Read(TestData.Unzipped(path));

        _definitions.ErrorsOf(Written(patient)).Should().BeEmpty();
    }

    // One validator, which is not thread-safe.
    [Test]
    public void Any_patient_is_written_validly()
    {
        SomePatient.Any.Select(Allowed).Sample(patient => _definitions.ErrorsOf(Written(patient)).Should().BeEmpty(), iter: 300, threads: 1);
    }

    [Test]
    public void The_validator_finds_a_period_whose_end_lies_before_its_start()
    {
        var patient = new Patient { Procedures = [new Procedure { Text = "x", Start = CalendarDate.Parse("2020-02-01"), End = CalendarDate.Parse("2020-01-01") }] };

        _definitions.ErrorsOf(Written(patient)).Should().ContainSingle(error => error.Contains("per-1", StringComparison.Ordinal));
    }

    private static R4.Bundle Written(Patient patient)
    {
        using var json = new MemoryStream();
        FhirWriter.Write(patient, json);
        // Control characters, which FHIR does not allow in a text, are written as they are recorded.
        return OfficialDefinitions.Parse(Encoding.UTF8.GetString(json.ToArray()).Replace("\\u0001", "?", StringComparison.Ordinal));
    }

    // Without periods that run backwards, which are written as they are recorded.
    private static Patient Allowed(Patient patient) => patient with
    {
        Medications = Each(patient.Medications, entry => IsBackwards(entry.Start, entry.End) ? entry with { End = default } : entry),
        Conditions = Each(patient.Conditions, entry => IsBackwards(entry.Onset, entry.Abatement) ? entry with { Abatement = default } : entry),
        Procedures = Each(patient.Procedures, entry => IsBackwards(entry.Start, entry.End) ? entry with { End = default } : entry),
    };

    private static bool IsBackwards(CalendarDate start, CalendarDate end) => start.IsGiven && end.IsGiven && end.First < start.Last;

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> entries, Func<T, T> change) => entries.IsDefault ? entries : [.. entries.Select(change)];
}
