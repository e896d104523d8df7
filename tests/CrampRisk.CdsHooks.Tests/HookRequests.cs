using System.Text.Json.Nodes;

namespace CrampRisk.CdsHooks.Tests;

/// <summary>Requests of a client whose patient carries a mark in every place where a patient can carry one.</summary>
internal static class HookRequests
{
    /// <summary>What no log, metric, trace, error or store may hold.</summary>
    public static readonly string[] Marks = ["CANARY", "Canary", "1911-11-11", "19111111", "68462-0190-01", "68462019001", "K74.60", "CANARYTOKEN"];

    public static JsonObject OrderSign(string? fhirServer = null, string? hookInstance = null) => Request("order-sign", fhirServer, hookInstance, new JsonObject
    {
        ["userId"] = "Practitioner/CANARYUSER",
        ["patientId"] = "CANARYID",
        ["encounterId"] = "CANARYENCOUNTER",
        ["draftOrders"] = Bundle(Order()),
    });

    public static JsonObject OrderSelect() => Request("order-select", null, null, new JsonObject
    {
        ["userId"] = "Practitioner/CANARYUSER",
        ["patientId"] = "CANARYID",
        ["selections"] = new JsonArray("MedicationRequest/CANARYORDER"),
        ["draftOrders"] = Bundle(Order()),
    });

    public static JsonObject PatientView() => Request("patient-view", null, null, new JsonObject { ["userId"] = "Practitioner/CANARYUSER", ["patientId"] = "CANARYID" });

    public static JsonObject Condition() => Parse("""
        {"resourceType":"Condition","id":"CANARYCONDITION","subject":{"reference":"Patient/CANARYID","display":"Canary Canaria"},"onsetDateTime":"1911-11-11",
         "code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"K74.60","display":"CANARY cirrhosis"}],"text":"CANARY cirrhosis"},"note":[{"text":"CANARYNOTE"}]}
        """);

    private static JsonObject Patient() => Parse("""
        {"resourceType":"Patient","id":"CANARYID","name":[{"family":"Canary","given":["Canaria"]}],"birthDate":"1911-11-11","gender":"female",
         "identifier":[{"value":"CANARYMRN"}],"telecom":[{"value":"CANARYPHONE"}],"address":[{"text":"CANARYSTREET"}]}
        """);

    private static JsonObject Order() => Parse("""
        {"resourceType":"MedicationRequest","id":"CANARYORDER","status":"draft","intent":"order","subject":{"reference":"Patient/CANARYID"},"authoredOn":"1911-11-11",
         "medicationCodeableConcept":{"coding":[{"system":"http://hl7.org/fhir/sid/ndc","code":"68462-0190-01","display":"naproxen CANARYDISPLAY"}],"text":"naproxen CANARYTEXT"},
         "dosageInstruction":[{"text":"CANARYDOSE by mouth"}],"note":[{"text":"CANARYNOTE"}]}
        """);

    private static JsonObject Request(string hook, string? fhirServer, string? hookInstance, JsonObject context)
    {
        var request = new JsonObject { ["hook"] = hook, ["hookInstance"] = hookInstance ?? Guid.NewGuid().ToString(), ["context"] = context };
        if (fhirServer is not null)
        {
            request["fhirServer"] = fhirServer;
            request["fhirAuthorization"] = Parse("""{"access_token":"CANARYTOKEN","token_type":"Bearer","expires_in":300,"scope":"user/*.read","subject":"cds"}""");
            return request;
        }
        request["prefetch"] = new JsonObject
        {
            ["patient"] = Patient(),
            ["medicationRequests"] = Bundle(),
            ["medicationStatements"] = Bundle(),
            ["medicationAdministrations"] = Bundle(),
            ["conditions"] = Bundle(Condition()),
            ["procedures"] = Bundle(),
        };
        return request;
    }

    private static JsonObject Bundle(params JsonObject[] resources) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "searchset",
        ["entry"] = new JsonArray([.. resources.Select(resource => new JsonObject { ["resource"] = resource })]),
    };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
