namespace CrampRisk.Tests.Screening;

/// <summary>What a report costs on the heap: ceilings, so that the friendly path stays light.</summary>
public sealed class AllocationTests
{
    private static readonly string[] Other = ["29046", "83367", "6809", "17767", "36567", "7646", "10582", "161", "5640", "1191"];

    [Test]
    public void A_report_without_flags_for_15_entries_takes_at_most_4_kB() => Allocated(Patient(Other)).Should().BeLessThanOrEqualTo(4096);

    [Test]
    public void A_report_with_two_flags_for_15_entries_takes_at_most_10_kB() => Allocated(Patient([.. Other[..8], "198014", "72143"])).Should().BeLessThanOrEqualTo(10240);

    private static Patient Patient(string[] drugs) => new()
    {
        Medications = [.. drugs.Select(code => Medication.FromRxNorm(code))],
        Conditions = [Condition.FromIcd10Cm("I10"), Condition.FromIcd10Cm("E78.5"), Condition.FromIcd10Cm("J45.909"), Condition.FromIcd10Cm("F32.A"), Condition.FromIcd10Cm("K21.9")],
    };

    private static long Allocated(Patient patient)
    {
        for (var i = 0; i < 10; i++) Some.Screener.Screen(patient, Some.Day);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Some.Screener.Screen(patient, Some.Day);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
