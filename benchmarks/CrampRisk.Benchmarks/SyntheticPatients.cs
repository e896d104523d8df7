namespace CrampRisk.Benchmarks;

/// <summary>Patients at real proportions: ten medications and five conditions, of which few mean anything to a rule. Seeded, so that every run sees the same.</summary>
internal static class SyntheticPatients
{
    // Common ambulatory drugs and problems by code; the rules speak of the few at the end of each list.
    private static readonly string[] OtherDrugs = ["29046", "83367", "6809", "17767", "36567", "7646", "10582", "161", "5640", "1191", "20610", "321988", "4603", "32968", "435"];
    private static readonly string[] CoveredDrugs = ["198014", "849574", "72143", "197660", "1741270"];
    private static readonly string[] OtherConditions = ["I10", "E78.5", "J45.909", "F32.A", "M54.50", "K21.9", "R51.9", "N39.0"];
    private static readonly string[] CoveredConditions = ["K74.60", "I73.9", "M48.061", "Z99.2"];

    public static Patient[] Make(int count, double coveredShare)
    {
        var random = new Random(20261124);
        var patients = new Patient[count];
        for (var i = 0; i < count; i++)
        {
            patients[i] = new Patient
            {
                Medications = [.. Enumerable.Range(0, 10).Select(_ => Medication.FromRxNorm(Pick(random, CoveredDrugs, OtherDrugs, coveredShare)))],
                Conditions = [.. Enumerable.Range(0, 5).Select(_ => Condition.FromIcd10Cm(Pick(random, CoveredConditions, OtherConditions, coveredShare)))],
            };
        }
        return patients;
    }

    private static string Pick(Random random, string[] covered, string[] other, double share)
    {
        var from = random.NextDouble() < share ? covered : other;
        return from[random.Next(from.Length)];
    }
}
