using System.Text;
using System.Text.Json.Nodes;

namespace CrampRisk.Load;

/// <summary>Requests of order-sign from 5 kB to 3 MB, the same in every run: one order of naproxen, and as much of a record as fills the size.</summary>
internal sealed class Payloads
{
    private const int Seed = 20261125;
    private const int Frame = 1200; // bytes around the record: context, order, empty lists
    private const string HookInstance = "00000000-0000-0000-0000-000000000000";
    private const string PatientId = "patient-00000000";

    // How many in a hundred: most requests of an EHR are small, the largest are records of a lifetime.
    private static readonly (int Bytes, int Share)[] Mix = [(5_000, 50), (20_000, 20), (100_000, 15), (500_000, 10), (3_000_000, 5)];

    private readonly List<byte[]> _bodies = [];
    private readonly int[] _byShare;

    public Payloads(Records records)
    {
        var random = new Random(Seed);
        foreach (var (bytes, _) in Mix) _bodies.Add(Make(records.Take(bytes - Frame, random)));
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

    private static byte[] Make(Dictionary<string, JsonArray> record)
    {
        var prefetch = new JsonObject { ["medicationStatements"] = Bundle([]), ["medicationAdministrations"] = Bundle([]) };
        foreach (var (key, entries) in record) prefetch[key] = Bundle(entries);
        var request = new JsonObject
        {
            ["hook"] = "order-sign",
            ["hookInstance"] = HookInstance,
            ["context"] = new JsonObject { ["userId"] = "Practitioner/1", ["patientId"] = PatientId, ["draftOrders"] = Bundle([new JsonObject { ["resource"] = Naproxen() }]) },
            ["prefetch"] = prefetch,
        };
        return Encoding.UTF8.GetBytes(request.ToJsonString(Records.AsWritten));
    }

    private static JsonObject Bundle(JsonArray entries) => new() { ["resourceType"] = "Bundle", ["type"] = "searchset", ["entry"] = entries };

    private static JsonObject Naproxen() => new()
    {
        ["resourceType"] = "MedicationRequest",
        ["id"] = "order",
        ["status"] = "draft",
        ["intent"] = "order",
        ["medicationCodeableConcept"] = new JsonObject
        {
            ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://www.nlm.nih.gov/research/umls/rxnorm", ["code"] = "7258", ["display"] = "naproxen" }),
            ["text"] = "naproxen 500 mg tablet",
        },
    };
}
