using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>Requests of a client, written out.</summary>
internal static class SomeRequest
{
    public const string Empty = """{"resourceType":"Bundle","type":"searchset","total":0}""";

    public static readonly string Whole = Prefetch(("medicationRequests", Empty));

    /// <summary>A prefetch with an empty answer to every query but those that are given.</summary>
    public static string Prefetch(params (string Key, string Answer)[] answers) =>
        string.Join(',', PrefetchTemplates.All.Select(template => $"\"{template.Key}\":{answers.FirstOrDefault(answer => answer.Key == template.Key).Answer ?? "null"}"));

    public static string OrderSign(string orders, string prefetch) => Json("order-sign", $"\"patientId\":\"p1\",\"draftOrders\":{orders}", prefetch);

    public static string PatientView(string prefetch) => Json("patient-view", "\"patientId\":\"p1\"", prefetch);

    public static string Json(string hook, string context, string prefetch, string more = "") =>
        $$$"""{"hook":"{{{hook}}}","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",{{{more}}}"context":{{{{context}}}},"prefetch":{{{{prefetch}}}}}""";

    public static string Order(string id, string text, string fields = "") =>
        $$$"""{"resourceType":"MedicationRequest","id":"{{{id}}}","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},"medicationCodeableConcept":{"text":"{{{text}}}"}{{{fields}}}}""";

    public static CdsHooksRequest Read(string json) => CdsHooksReader.Read(Encoding.UTF8.GetBytes(json));

    public static IEnumerable<string> Problems(string json)
    {
        var read = () => Read(json);
        return read.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => $"{problem.Code} {problem.Place}".TrimEnd());
    }
}
