using CrampRisk.Tests.Assertions;
using CsCheck;

namespace CrampRisk.Tests.Screening;

/// <summary>What holds for every patient.</summary>
public sealed class ScreeningLawsTests
{
    private static readonly string[] Texts =
        ["naproxen 500 mg", "Premarin vag cream", "iron sucrose", "iron sucrose po", "venofer iv", "lisinopril 10 mg", "xyzzy", "", "raloxifene", "Forteo pen", "quinine", "no longer takes naproxen", "NDC 0", "ibuprofen"];

    private static readonly string[] Conditions = ["K74.60", "I73.9", "M48.00", "M48.02", "Z99.2", "Z49.31", "N18.6", "I10", "R25.2", "77", "O80", "Z33.1"];

    private static readonly Gen<Medication> AnyMedication =
        from text in Gen.Int[0, Texts.Length - 1].Select(i => Texts[i])
        from route in Gen.Enum<Route>()
        from status in Gen.Enum<MedicationStatus>()
        from kind in Gen.Enum<MedicationKind>()
        from start in Gen.Int[-900, 30]
        from supply in Gen.Int[0, 60]
        select new Medication
        {
            Text = text,
            Route = route,
            Status = status,
            Kind = kind,
            Start = start > 0 ? default : CalendarDate.FromDay(Some.Day.AddDays(start)),
            DaysSupply = supply == 0 ? null : supply,
        };

    private static readonly Gen<Condition> AnyCondition =
        from code in Gen.Int[0, Conditions.Length - 1].Select(i => Conditions[i])
        from clinical in Gen.Enum<ClinicalStatus>()
        from verification in Gen.Enum<VerificationStatus>()
        from onset in Gen.Int[-900, 30]
        select new Condition
        {
            Codes = [new Coding(CodeSystem.Icd10Cm, code)],
            ClinicalStatus = clinical,
            VerificationStatus = verification,
            Onset = onset > 0 ? default : CalendarDate.FromDay(Some.Day.AddDays(onset)),
        };

    private static readonly Gen<Patient> AnyPatient =
        from medications in AnyMedication.Array[0, 6]
        from conditions in AnyCondition.Array[0, 5]
        select new Patient { Medications = [.. medications], Conditions = [.. conditions] };

    [Test]
    public void The_five_outcomes_add_up_to_the_entries() => AnyPatient.Sample(patient =>
    {
        var report = Some.Screener.Screen(patient, Some.Day);
        return report.Coverage.Entries == patient.Medications.Length + patient.Conditions.Length && report.Entries.Length == report.Coverage.Entries;
    });

    [Test]
    public void The_order_of_entries_changes_nothing() => AnyPatient.Sample(patient =>
    {
        var reversed = patient with { Medications = [.. patient.Medications.Reverse()], Conditions = [.. patient.Conditions.Reverse()] };

        var first = Some.Screener.Screen(patient, Some.Day);
        var second = Some.Screener.Screen(reversed, Some.Day);

        return first.Flags.Select(flag => flag.Id).SequenceEqual(second.Flags.Select(flag => flag.Id))
            && first.Coverage == second.Coverage
            && first.NearMisses.Select(miss => miss.Rule).SequenceEqual(second.NearMisses.Select(miss => miss.Rule));
    });

    [Test]
    public void An_unrelated_entry_removes_no_flag() => AnyPatient.Sample(patient =>
    {
        var more = patient with { Medications = patient.Medications.Add(Medication.FromText("lisinopril")), Conditions = patient.Conditions.Add(Condition.FromIcd10Cm("I10")) };

        return Some.Screener.Screen(patient, Some.Day).Flags.Select(flag => flag.Id)
            .SequenceEqual(Some.Screener.Screen(more, Some.Day).Flags.Select(flag => flag.Id));
    });

    [Test]
    public void Naming_the_route_moves_iron_only_between_possible_definite_and_ruled_out()
    {
        foreach (var route in Enum.GetValues<Route>())
        {
            var report = Some.Screener.Screen(Some.Patient(Medication.FromRxNorm("24909", route)), Some.Day);

            if (route == Route.Unknown) report.Should().Flag("iron-sucrose").WithCertainty(Certainty.Possible);
            else if (route == Route.Intravenous) report.Should().Flag("iron-sucrose").WithCertainty(Certainty.Definite);
            else report.Should().FlagNothing().RuleOut("drug:iron-sucrose", MissingFactKind.Route).HaveOutcomes(EntryOutcome.RuledOut);
        }
    }

    [Test]
    public void Each_flagged_entry_takes_part_in_a_flag_and_no_other_does() => AnyPatient.Sample(patient =>
    {
        var report = Some.Screener.Screen(patient, Some.Day);
        var inFlags = report.Flags.SelectMany(flag => flag.Entries).ToHashSet();
        return report.Entries.All(entry => inFlags.Contains(new EntryRef(entry.List, entry.Index)) == (entry.Outcome == EntryOutcome.Flagged));
    });

    [Test]
    public void Every_entry_says_why() => AnyPatient.Sample(patient =>
        Some.Screener.Screen(patient, Some.Day).Entries.All(entry => entry.Because.Length > 0));

    [Test]
    public void The_core_flags_are_a_part_of_the_extended_ones() => AnyPatient.Sample(patient =>
        !Some.Screener.Screen(patient, Some.Day).Flags.Select(flag => flag.Rule.Id)
            .Except(Some.Extended.Screen(patient, Some.Day).Flags.Select(flag => flag.Rule.Id)).Any());

    [Test]
    public void Concurrent_calls_give_identical_reports()
    {
        var patient = AnyPatient.Array[50].Single();
        var expected = patient.Select(one => ReportJson.ToText(Some.Screener.Screen(one, Some.Day))).ToArray();

        Parallel.For(0, 2000, i => ReportJson.ToText(Some.Screener.Screen(patient[i % 50], Some.Day)).Should().Be(expected[i % 50]));
    }

    [Test]
    public void A_patient_without_anything_gets_an_honest_empty_account()
    {
        var report = Some.Screener.Screen(new Patient(), Some.Day);

        report.Should().FlagNothing();
        report.Entries.Should().BeEmpty();
        (report.Medications, report.Conditions, report.Procedures).Should().Be((ListState.Absent, ListState.Absent, ListState.Absent));
        report.Notices.Should().NotBeEmpty();
        ReportText.ToText(report).Should().Contain("There was nothing to check.");
    }
}
