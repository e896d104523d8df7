using CrampRisk.Knowledge;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.Tests.Screening;

public sealed class RepeatedEntriesTests
{
    private static readonly CrampRiskScreener Screener = CrampRiskScreener.CreateDefault(new CrampRiskOptions { Profile = Profile.Extended });

    [Test]
    public void A_long_record_is_read_as_its_entries_are_read_alone()
    {
        // Equal names under two lists, two routes, two directions, two dose forms, two ingredients and two remarks: what differs in one of them is another entry.
        Medication[] medications =
        [
            Medication.FromText("iron sucrose"),
            Medication.FromText("iron sucrose") with { Route = Route.Intravenous },
            Medication.FromText("iron sucrose") with { Route = Route.Oral },
            Medication.FromText("iron sucrose") with { Directions = "by mouth daily" },
            Medication.FromText("iron sucrose") with { DoseForm = "oral solution" },
            Medication.FromText("house mixture") with { Ingredients = [new Coding(CodeSystem.RxNorm, "7258")] },
            Medication.FromText("house mixture") with { Ingredients = [new Coding(CodeSystem.RxNorm, "6809")] },
            Medication.FromText("iron sucrose") with { Remarks = [new Remark(RemarkCode.ReferenceNotFollowed, "It was not found.")] },
            Medication.FromRxNorm("7258"),
        ];
        Condition[] conditions = [Condition.FromText("iron sucrose"), Condition.FromText("cirrhosis"), Condition.FromText("no cirrhosis"), Condition.FromIcd10Cm("K74.60")];
        var patient = new Patient
        {
            Medications = [.. Enumerable.Repeat(medications, 20).SelectMany(all => all)],
            Conditions = [.. Enumerable.Repeat(conditions, 20).SelectMany(all => all)],
        };

        var report = Screener.Screen(patient, Some.Day);

        foreach (var entry in report.Entries)
        {
            var alone = entry.List == EntryList.Medications
                ? Screener.Screen(new Patient { Medications = [(Medication)entry.Entry] }, Some.Day)
                : Screener.Screen(new Patient { Conditions = [(Condition)entry.Entry] }, Some.Day);
            Read(entry).Should().Be(Read(alone.Entries[0]));
        }
    }

    [Test]
    public void A_record_of_many_equal_entries_allocates_little_for_each()
    {
        // Without a memory each of these, with a code, a display and a text to compare, took 2,700 bytes.
        const int ceiling = 700;
        var medication = Medication.FromRxNorm("6809") with { Codes = [new Coding(CodeSystem.RxNorm, "6809", "metformin")], Text = "metformin" };
        var patient = new Patient { Medications = [.. Enumerable.Repeat(medication, 2000)] };
        Screener.Screen(patient, Some.Day);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Screener.Screen(patient, Some.Day);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / 2000).Should().BeLessThan(ceiling);
    }

    private static string Read(ReportEntry entry) =>
        $"{entry.Resolution.Kind} {entry.Resolution.Name} {string.Join(' ', entry.Concepts)} {entry.Resolution.Route} {entry.Resolution.Context} {entry.Resolution.OnlyPossible} {string.Join(' ', entry.Remarks)}";
}
