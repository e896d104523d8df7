using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace CrampRisk.Benchmarks;

/// <summary>A FHIR bundle of 3.4 MB to a report, against Firely's deserialisation to POCOs (strict, and its most lenient mode) and a bare walk over the tokens.</summary>
[MemoryDiagnoser]
public class FhirBundleBenchmarks
{
    private static readonly DateOnly AsOf = new(2026, 11, 24);
    private readonly CrampRiskScreener _screener = CrampRiskScreener.CreateDefault();
    private readonly JsonSerializerOptions _strict = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Strict);
    private readonly JsonSerializerOptions _lenient = new JsonSerializerOptions().ForFhir(ModelInfo.ModelInspector).UsingMode(DeserializationMode.Ostrich);
    private byte[] _bundle = [];

    [GlobalSetup]
    public void Prepare()
    {
        _bundle = SyntheticBundle.Make(3_400_000);
        if (JsonSerializer.Deserialize<Bundle>(_bundle, _strict)?.Entry.Count < 100) throw new InvalidOperationException("The synthetic bundle is not what it should be.");
    }

    [Benchmark(Baseline = true)]
    public int FirelyStrict() => JsonSerializer.Deserialize<Bundle>(_bundle, _strict)!.Entry.Count;

    [Benchmark]
    public int FirelyFastest() => JsonSerializer.Deserialize<Bundle>(_bundle, _lenient)!.Entry.Count;

    [Benchmark]
    public int BareTokenWalk()
    {
        var reader = new Utf8JsonReader(_bundle);
        var tokens = 0;
        while (reader.Read()) tokens++;
        return tokens;
    }

    [Benchmark]
    public int CrampRiskReport() => _screener.Screen(FhirReader.Read(_bundle), AsOf).Entries.Length;

    private static class SyntheticBundle
    {
        public static byte[] Make(int size)
        {
            var json = new StringBuilder("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p1","birthDate":"1950-03-04"}}""");
            var random = new Random(20261124);
            string[] drugs = ["198014", "29046", "83367", "6809", "17767", "72143", "5640"];
            string[] conditions = ["K74.60", "I10", "E78.5", "I73.9", "J45.909"];
            for (var i = 0; json.Length < size; i++)
            {
                json.Append(CultureInvariant($$$$""",{"fullUrl":"urn:uuid:00000000-0000-4000-8000-{{{{i:000000000000}}}}","resource":{"resourceType":"Observation","id":"o{{{{i}}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8302-2","display":"Body height \"standing\""}],"text":"Body height"},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2020-05-{{{{1 + (i % 28):00}}}}","valueQuantity":{"value":{{{{100 + random.Next(90)}}}}.5,"unit":"cm","system":"http://unitsofmeasure.org","code":"cm"}}}"""));
                if (i % 40 == 0) json.Append(CultureInvariant($$$$""",{"resource":{"resourceType":"MedicationRequest","id":"m{{{{i}}}}","status":"active","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{{{drugs[random.Next(drugs.Length)]}}}}"}]},"authoredOn":"2026-05-01"}}"""));
                if (i % 200 == 0) json.Append(CultureInvariant($$$$""",{"resource":{"resourceType":"Condition","id":"c{{{{i}}}}","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"{{{{conditions[random.Next(conditions.Length)]}}}}"}]},"onsetDateTime":"2019-02-03"}}"""));
            }
            return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
        }

        private static string CultureInvariant(FormattableString text) => FormattableString.Invariant(text);
    }
}
