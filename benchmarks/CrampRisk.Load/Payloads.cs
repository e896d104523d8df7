using System.Text;
using System.Text.Json.Nodes;

namespace CrampRisk.Load;

/// <summary>Requests of order-sign from 5 kB to 3 MB, the same in every run: one order of naproxen, and as much of a record as fills the size.</summary>
internal sealed class Payloads
{
    private const int Seed = 20261125;
    private const string HookInstance = "00000000-0000-0000-0000-000000000000";
    private const string PatientId = "patient-00000000";

    // How many in a hundred: most requests of an EHR are small, the largest are records of a lifetime.
    private static readonly (int Bytes, int Share)[] Mix = [(5_000, 50), (20_000, 20), (100_000, 15), (500_000, 10), (3_000_000, 5)];

    private static readonly (string Code, string Name)[] Drugs = [("29046", "lisinopril"), ("6809", "metformin"), ("83367", "atorvastatin"), ("7646", "omeprazole"), ("17767", "amlodipine"), ("4815", "glyburide"), ("6918", "metoprolol"), ("10582", "levothyroxine")];

    private static readonly (string Code, string Name)[] Problems = [("I10", "Essential hypertension"), ("E11.9", "Type 2 diabetes"), ("J06.9", "Upper respiratory infection"), ("M54.5", "Low back pain"), ("E78.5", "Hyperlipidemia"), ("K74.60", "Cirrhosis of liver")];

    private readonly List<byte[]> _bodies = [];
    private readonly int[] _byShare;

    public Payloads()
    {
        var random = new Random(Seed);
        foreach (var (bytes, _) in Mix) _bodies.Add(Make(bytes, random));
        _byShare = [.. Mix.SelectMany((item, index) => Enumerable.Repeat(index, item.Share))];
    }

    public int Smallest => 0;

    public int Pick(Random random) => _byShare[random.Next(_byShare.Length)];

    /// <summary>A request with a hook instance and a patient of its own.</summary>
    public byte[] Request(int size, Guid hookInstance, int patient)
    {
        var body = (byte[])_bodies[size].Clone();
        Overwrite(body, HookInstance, hookInstance.ToString());
        Overwrite(body, PatientId, $"patient-{patient:D8}");
        return body;
    }

    // The record's own resources name no patient, so that the id stands in the context alone, at the beginning.
    private static void Overwrite(byte[] body, string old, string text) =>
        Encoding.ASCII.GetBytes(text).CopyTo(body, body.AsSpan(0, 1000).IndexOf(Encoding.ASCII.GetBytes(old)));

    private static byte[] Make(int bytes, Random random)
    {
        var (medications, conditions) = (new JsonArray(), new JsonArray());
        for (var written = 1200; written < bytes - 300;)
        {
            var (list, resource) = random.Next(2) == 0 ? (medications, Medication(random)) : (conditions, Condition(random));
            var entry = new JsonObject { ["resource"] = resource };
            written += entry.ToJsonString().Length + 1;
            list.Add(entry);
        }
        var request = new JsonObject
        {
            ["hook"] = "order-sign",
            ["hookInstance"] = HookInstance,
            ["context"] = new JsonObject
            {
                ["userId"] = "Practitioner/1",
                ["patientId"] = PatientId,
                ["draftOrders"] = Bundle([new JsonObject { ["resource"] = Request(random, "7258", "naproxen 500 mg tablet", "draft", 0) }]),
            },
            ["prefetch"] = new JsonObject
            {
                ["medicationRequests"] = Bundle(medications),
                ["medicationStatements"] = Bundle([]),
                ["medicationAdministrations"] = Bundle([]),
                ["conditions"] = Bundle(conditions),
                ["procedures"] = Bundle([]),
            },
        };
        return Encoding.UTF8.GetBytes(request.ToJsonString());
    }

    private static JsonObject Bundle(JsonArray entries) => new() { ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = entries };

    private static JsonObject Medication(Random random)
    {
        var (code, name) = Drugs[random.Next(Drugs.Length)];
        return Request(random, code, name, random.Next(3) == 0 ? "active" : "stopped", random.Next(4000));
    }

    private static JsonObject Request(Random random, string code, string name, string status, int daysAgo) => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = $"m{random.Next():x8}",
        ["status"] = status,
        ["intent"] = "order",
        ["medicationCodeableConcept"] = Concept("http://www.nlm.nih.gov/research/umls/rxnorm", code, name),
        ["authoredOn"] = Day(daysAgo),
        ["dosageInstruction"] = new JsonArray(new JsonObject { ["text"] = "Take one tablet by mouth twice daily with food", ["asNeededBoolean"] = false }),
    };

    private static JsonObject Condition(Random random)
    {
        var (code, name) = Problems[random.Next(Problems.Length)];
        return new JsonObject
        {
            ["resourceType"] = "Condition",
            ["id"] = $"c{random.Next():x8}",
            ["clinicalStatus"] = Concept("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"),
            ["code"] = Concept("http://hl7.org/fhir/sid/icd-10-cm", code, name),
            ["onsetDateTime"] = Day(random.Next(4000)),
        };
    }

    private static JsonObject Concept(string system, string code, string name) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code, ["display"] = name }), ["text"] = name };

    private static string Day(int daysAgo) => new DateOnly(2026, 11, 24).AddDays(-daysAgo).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
