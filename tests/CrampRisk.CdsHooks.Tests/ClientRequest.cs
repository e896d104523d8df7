using System.Text.Json.Nodes;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Writes requests as a client does; what a test does not say is empty and complete.</summary>
internal sealed record ClientRequest(string Hook)
{
    public const string Instance = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";

    private static readonly string[] Keys = ["medicationRequests", "medicationStatements", "medicationAdministrations", "conditions", "procedures"];

    public string HookInstance { get; init; } = Instance;

    public string PatientId { get; init; } = "p1";

    public string[] Orders { get; init; } = [];

    public string[] Selections { get; init; } = [];

    /// <summary>The answer to each query by its key; an empty searchset where there is none.</summary>
    public Dictionary<string, string> Prefetch { get; init; } = [];

    /// <summary>Queries that are not answered.</summary>
    public string[] Without { get; init; } = [];

    public string? FhirServer { get; init; }

    public string? Token { get; init; }

    public static string Order(string id, string medication, string more = "", string patient = "p1") =>
        $$$"""{"resourceType":"MedicationRequest","id":"{{{id}}}","status":"draft","intent":"order","subject":{"reference":"Patient/{{{patient}}}"},"medicationCodeableConcept":{{{medication}}}{{{more}}}}""";

    public static string RxNorm(string code) => $$"""{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"{{code}}"}]}""";

    public static string Words(string text) => new JsonObject { ["text"] = text }.ToJsonString();

    public static string Condition(string icd, string patient = "p1") =>
        $$$"""{"resourceType":"Condition","id":"c1","subject":{"reference":"Patient/{{{patient}}}"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"{{{icd}}}"}]}}""";

    public static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"searchset","entry":[{{string.Join(',', resources.Select(resource => $$$"""{"resource":{{{resource}}}}"""))}}]}""";

    public string Json()
    {
        var context = new JsonObject { ["userId"] = "Practitioner/u1", ["patientId"] = PatientId };
        if (Hook == "order-select") context["selections"] = new JsonArray([.. Selections.Select(selection => (JsonNode)selection)]);
        if (Hook != "patient-view") context["draftOrders"] = JsonNode.Parse(Bundle(Orders));
        var prefetch = new JsonObject { ["patient"] = JsonNode.Parse($$"""{"resourceType":"Patient","id":"{{PatientId}}"}""") };
        foreach (var key in Keys.Except(Without)) prefetch[key] = JsonNode.Parse(Prefetch.GetValueOrDefault(key, Bundle()));
        var request = new JsonObject { ["hook"] = Hook, ["hookInstance"] = HookInstance, ["context"] = context, ["prefetch"] = prefetch };
        if (FhirServer is not null) request["fhirServer"] = FhirServer;
        if (Token is not null) request["fhirAuthorization"] = new JsonObject { ["access_token"] = Token, ["token_type"] = "Bearer", ["expires_in"] = 300, ["scope"] = "patient/*.read", ["subject"] = "cds" };
        return request.ToJsonString();
    }
}
