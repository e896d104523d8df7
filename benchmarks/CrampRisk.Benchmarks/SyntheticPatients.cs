namespace CrampRisk.Benchmarks;

/// <summary>Patients at real proportions: ten medications and five conditions, most of which mean nothing to a rule. Seeded, so that every run sees the same.</summary>
internal static class SyntheticPatients
{
    private static readonly string[] CoveredDrugs = ["198014", "849574", "72143", "197660", "1741270", "1435115"];
    private static readonly string[] OtherConditions = ["I10", "E78.5", "J45.909", "F32.A", "M54.50", "K21.9", "R51.9", "N39.0", "Z00.00", "E11.9", "G43.909", "H52.4"];
    private static readonly string[] CoveredConditions = ["K74.60", "I73.9", "M48.061", "Z99.2"];

    /// <summary>Codes of patients: ten drug codes, then five condition codes each.</summary>
    public static string[][] MakeCodes(int count, double coveredShare)
    {
        var random = new Random(20261124);
        var others = Codes.Listed.Where(code => code.System == CodeSystem.RxNorm).Select(code => code.Text).ToArray();
        var patients = new string[count][];
        for (var i = 0; i < count; i++)
        {
            var codes = new string[15];
            for (var j = 0; j < 10; j++) codes[j] = Pick(random, CoveredDrugs, others, coveredShare);
            for (var j = 10; j < 15; j++) codes[j] = Pick(random, CoveredConditions, OtherConditions, coveredShare);
            patients[i] = codes;
        }
        return patients;
    }

    public static Patient[] Make(int count, double coveredShare) =>
    [
        .. MakeCodes(count, coveredShare).Select(codes => new Patient
        {
            Medications = [.. codes[..10].Select(code => Medication.FromRxNorm(code))],
            Conditions = [.. codes[10..].Select(Condition.FromIcd10Cm)],
        }),
    ];

    /// <summary>The same codes in one buffer, fifteen a patient.</summary>
    public static CodeStream MakeStream(int count, double coveredShare) =>
        new([.. MakeCodes(count, coveredShare).SelectMany(codes => codes.Select((code, i) => (SystemOf(i), code)))]);

    public static CodeSystem SystemOf(int place) => place < 10 ? CodeSystem.RxNorm : CodeSystem.Icd10Cm;

    private static string Pick(Random random, string[] covered, string[] other, double share)
    {
        var from = random.NextDouble() < share ? covered : other;
        return from[random.Next(from.Length)];
    }
}
