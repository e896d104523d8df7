using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>Supplies what does not matter, and reads what does.</summary>
internal static class Some
{
    public static Patient Read(string json) => FhirReader.Read(Encoding.UTF8.GetBytes(json));

    public static Medication Medication(string json) => Read(json).Medications.Should().ContainSingle().Which;

    public static Condition Condition(string fields) => Read($$"""{"resourceType":"Condition","id":"c1",{{fields}}}""").Conditions.Should().ContainSingle().Which;

    public static Procedure Procedure(string fields) => Read($$"""{"resourceType":"Procedure","id":"p1",{{fields}}}""").Procedures.Should().ContainSingle().Which;

    public static Medication Request(string fields) => Medication($$"""{"resourceType":"MedicationRequest","id":"m1",{{fields}}}""");

    public static Medication Statement(string fields) => Medication($$"""{"resourceType":"MedicationStatement","id":"m1",{{fields}}}""");

    public static Medication Administration(string fields) => Medication($$"""{"resourceType":"MedicationAdministration","id":"m1",{{fields}}}""");

    public static Medication Dispense(string fields) => Medication($$"""{"resourceType":"MedicationDispense","id":"m1",{{fields}}}""");

    public static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    public static string BundleOfEntries(params string[] entries) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(",", entries)}}]}""";

    public static string[] Problems(string json) => Problems(Encoding.UTF8.GetBytes(json));

    public static string[] Problems(byte[] json)
    {
        var read = () => FhirReader.Read(json);
        return [.. read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.ToString())];
    }
}
