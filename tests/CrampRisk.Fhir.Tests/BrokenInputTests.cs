using System.Text;
using System.Text.Json;
using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>Whatever happens to a document on its way: a patient or an InvalidDocumentException, never anything else.</summary>
public sealed class BrokenInputTests
{
    private static readonly byte[] Bundle = Encoding.UTF8.GetBytes("""
        {"resourceType":"Bundle","type":"collection","link":[{"relation":"self"}],"entry":[
        {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p1","deceasedDateTime":"2018-01-27"}},
        {"resource":{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order","subject":{"reference":"Patient/p1"},
         "contained":[{"resourceType":"Medication","id":"x","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258"}]}}],
         "medicationReference":{"reference":"#x","display":"naproxen \u00b5"},"authoredOn":"2020-01-01",
         "dosageInstruction":[{"asNeededBoolean":true,"route":{"text":"oral"},"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d","boundsPeriod":{"end":"2021"}}},
           "doseAndRate":[{"doseQuantity":{"value":500,"unit":"mg"}}]}],
         "dispenseRequest":{"expectedSupplyDuration":{"value":30,"code":"d"},"numberOfRepeatsAllowed":2}}},
        {"resource":{"resourceType":"Observation","valueString":"é \"}]"}},
        {"resource":{"resourceType":"Condition","id":"c1","clinicalStatus":{"coding":[{"code":"active"}]},"onsetPeriod":{"start":"2019-05"},"abatementAge":{"value":3}}},
        {"resource":{"resourceType":"Procedure","id":"c1","status":"completed","performedDateTime":"2019-05-01T10:00:00Z","code":{"text":"hemodialysis"}}},
        {"request":{"method":"DELETE"}}]}
        """);

    private const string Signs = "\"\\{}[]:,0-eu\n";

    [Test]
    public void Cut_short_anywhere_it_is_refused()
    {
        for (var length = 0; length < Bundle.Length; length++)
        {
            var cut = length;
            var read = () => FhirReader.Read(Bundle.AsSpan(0, cut));

            read.Should().Throw<InvalidDocumentException>($"{cut} bytes are not the whole");
        }
    }

    [Test]
    public void With_bytes_changed_it_gives_a_patient_or_a_refusal()
    {
        var changes = Gen.Select(Gen.Int[0, Bundle.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Signs.Length - 1].Select(i => (byte)Signs[i]))).Array[1, 3];

        changes.Sample(edits =>
        {
            var bytes = Bundle.ToArray();
            foreach (var (at, value) in edits) bytes[at] = value;
            ReadsOrRefuses(bytes);
        }, iter: 30_000);
    }

    [Test]
    public void With_a_piece_taken_out_or_doubled_it_gives_a_patient_or_a_refusal()
    {
        Gen.Select(Gen.Int[0, Bundle.Length - 1], Gen.Int[1, 60], Gen.Bool).Sample((at, length, isDoubled) =>
        {
            var end = Math.Min(at + length, Bundle.Length);
            byte[] bytes = isDoubled ? [.. Bundle[..end], .. Bundle[at..]] : [.. Bundle[..at], .. Bundle[end..]];
            ReadsOrRefuses(bytes);
        }, iter: 20_000);
    }

    [Test]
    public void What_it_reads_outside_the_passed_over_resources_is_valid_JSON()
    {
        var skipped = Bundle.AsSpan().IndexOf("Observation"u8);
        Gen.Select(Gen.Int[0, skipped - 20], Gen.Byte).Sample((at, value) =>
        {
            var bytes = Bundle.ToArray();
            bytes[at] = value;
            if (!ReadsOrRefuses(bytes)) return true;
            using var tree = JsonDocument.Parse(bytes);
            return tree.RootElement.ValueKind == JsonValueKind.Object;
        }, iter: 20_000);
    }

    private static bool ReadsOrRefuses(byte[] bytes)
    {
        try
        {
            FhirReader.Read(bytes);
            return true;
        }
        catch (InvalidDocumentException refused)
        {
            refused.Problems.Should().NotBeEmpty();
            return false;
        }
    }
}
