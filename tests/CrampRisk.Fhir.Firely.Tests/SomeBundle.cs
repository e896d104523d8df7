using CsCheck;

namespace CrampRisk.Fhir.Tests;

/// <summary>Bundles at random, of the fields that both readers read, in what records hold: good, odd and broken.</summary>
internal static class SomeBundle
{
    // One broken date refuses the whole bundle, so they are rare.
    private static readonly Gen<string> Date = Gen.Frequency(
        (40, Of("2024-02-29", "2024", "2024-06", "2024-06-01T10:00:00Z", "2025-12-31T23:59:59.999+02:00", "9999-12-31", "1970-01-01", "12345-01-01", "123456")),
        (1, Of("2023-02-31", "10/23/64", "")));

    private static readonly Gen<string> Concept = Of(
        """{"text":"naproxen"}""",
        """{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"7258","display":"naproxen"}],"text":"Naprosyn"}""",
        """{"coding":[{"system":"HTTPS://SNOMED.info/sct/","code":"19943007"},{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"K74.60"}]}""",
        """{"coding":[{"system":"urn:oid:2.16.840.1.113883.6.69","code":"68462-0190-01"},{"display":"words alone"},{"system":"http://snomed.info/sct"}]}""",
        """{"coding":[{"code":"x"}]}""",
        """{"coding":[{"system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","code":"no-known-medications"}]}""",
        """{"coding":[{"system":"http://snomed.info/sct/731000124108/version/20240301","code":"160245001"}]}""",
        """{"coding":[{"code":"no-procedure-info"}],"text":"none"}""",
        "{}");

    private static readonly Gen<string> Product = Gen.OneOf(
        Optional("medicationCodeableConcept", Concept),
        Field("medicationReference", Of(
            """{"reference":"Medication/a"}""", """{"reference":"Medication/a/_history/2","display":"shown"}""", """{"reference":"URN:UUID:11111111-1111-4111-8111-111111111111"}""", """{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}""",
            """{"reference":"http://one.test/fhir/Medication/a"}""", """{"reference":"http://two.test/fhir/Medication/b","display":"elsewhere"}""",
            """{"reference":"#c"}""", """{"reference":"#d","display":"not there"}""", """{"display":"display alone"}""", "{}")));

    private static readonly Gen<string> Route = Of(
        """{"coding":[{"system":"http://snomed.info/sct","code":"26643006"}]}""", """{"coding":[{"system":"http://snomed.info/sct","code":"47625008"}],"text":"IV"}""",
        """{"coding":[{"system":"http://snomed.info/sct","code":"37161004"}]}""", """{"text":"per rectum"}""", """{"text":"Intravenous route"}""", """{"coding":[{"code":"999"}]}""", "{}");

    private static readonly Gen<string> Quantity = Of(
        """{"value":30,"unit":"days","system":"http://unitsofmeasure.org","code":"d"}""", """{"value":2.5,"unit":"mg"}""", """{"value":1,"code":"mo"}""", """{"value":-1,"unit":"d"}""", """{"value":3}""",
        """{"value":99999999999999,"unit":"d"}""", """{"unit":"mg"}""", "{}");

    private static readonly Gen<string> Timing = Object(
        Optional("code", Of("""{"coding":[{"code":"BID"}]}""", """{"coding":[{"code":"nope"},{"code":"QOD"}]}""", """{"text":"twice"}""")),
        Optional("repeat", Object(
            Optional("boundsPeriod", Period()),
            Optional("frequency", Of("1", "2", "0", "99999999")),
            Optional("period", Of("1", "0.5", "0", "99999999")),
            Optional("periodUnit", Of("\"d\"", "\"wk\"", "\"h\"", "\"mo\"")))));

    private static readonly Gen<string> Dosages = List(Object(
        Optional("text", Of("\"take one\"", "\" \"")),
        Optional("patientInstruction", Of("\"with food\"")),
        Optional("route", Route),
        Optional("timing", Timing),
        Gen.OneOf(Optional("asNeededBoolean", Of("true", "false")), Field("asNeededCodeableConcept", Concept)),
        Optional("doseAndRate", List(Object(Optional("doseQuantity", Quantity))))));

    private static readonly Gen<string> Tags = Optional("meta", Of("""{"tag":[{"system":"urn:x-cramprisk","code":"new"},{"code":"status:stopped"}]}""", """{"tag":[{"system":"urn:x-cramprisk","code":"end:2024-05-01"}]}"""));

    private static readonly Gen<string> Subject = Optional("subject", Of("""{"reference":"Patient/p"}""", """{"reference":"Patient/p/_history/1"}""", """{"reference":"http://one.test/fhir/Patient/p"}""", """{"display":"somebody"}"""));

    private static readonly Gen<string> Contained = Optional("contained", Of(
        """[{"resourceType":"Medication","id":"c","code":{"text":"contained"},"form":{"coding":[{"system":"http://snomed.info/sct","code":"385055001"}]}}]""", """[{"resourceType":"Organization","id":"d"},{"resourceType":"Medication","id":"c"}]""",
        """[{"resourceType":"Medication","id":"c","ingredient":[{"itemReference":{"reference":"#s"}},{"itemReference":{"reference":"Substance/s"}}]},{"resourceType":"Substance","id":"s","code":{"coding":[{"display":"three"}]}}]"""));

    private static readonly Gen<string> Effective = Gen.OneOf(Optional("effectiveDateTime", Quoted(Date)), Field("effectivePeriod", Period()));

    private static readonly Gen<string> Medication = Gen.OneOf(
        Resource("MedicationRequest", Product, Subject, Contained,
            Optional("status", Of("\"active\"", "\"completed\"", "\"on-hold\"", "\"draft\"", "\"in-progress\"", "\"odd\"")),
            Optional("intent", Of("\"order\"", "\"plan\"", "\"proposal\"", "\"option\"", "\"odd\"")),
            Optional("doNotPerform", Of("true", "false")),
            Gen.OneOf(Optional("reportedBoolean", Of("true", "false")), Field("reportedReference", Of("""{"display":"wife"}"""))),
            Optional("authoredOn", Quoted(Date)),
            Optional("dosageInstruction", Dosages),
            Optional("dispenseRequest", Object(Optional("validityPeriod", Period()), Optional("expectedSupplyDuration", Quantity), Optional("numberOfRepeatsAllowed", Of("0", "3"))))),
        Resource("MedicationStatement", Product, Subject, Contained, Effective,
            Optional("status", Of("\"active\"", "\"completed\"", "\"not-taken\"", "\"intended\"", "\"cancelled\"")),
            Optional("dateAsserted", Quoted(Date)),
            Optional("dosage", Dosages)),
        Resource("MedicationAdministration", Product, Subject, Effective,
            Optional("status", Of("\"in-progress\"", "\"completed\"", "\"not-done\"", "\"stopped\"", "\"active\"")),
            Optional("dosage", Object(Optional("text", Of("\"over 1 h\"")), Optional("route", Route), Optional("dose", Quantity)))),
        Resource("MedicationDispense", Product, Subject,
            Optional("status", Of("\"completed\"", "\"declined\"", "\"preparation\"", "\"draft\"")),
            Optional("whenHandedOver", Quoted(Date)),
            Optional("whenPrepared", Quoted(Date)),
            Optional("daysSupply", Quantity),
            Optional("dosageInstruction", Dosages)));

    private static readonly Gen<string> Condition = Resource("Condition", Subject, Optional("code", Concept),
        Optional("clinicalStatus", Of("""{"coding":[{"code":"active"}]}""", """{"coding":[{"code":"nope"},{"code":"resolved"}]}""", """{"coding":[{"code":"remission"}]}""", """{"coding":[{"code":"unknown"}]}""", """{"text":"cured"}""")),
        Optional("verificationStatus", Of("""{"coding":[{"code":"confirmed"}]}""", """{"coding":[{"code":"refuted"}]}""", """{"coding":[{"code":"odd"}]}""")),
        Gen.OneOf(Optional("onsetDateTime", Quoted(Date)), Field("onsetPeriod", Period()), Field("onsetString", Of("\"childhood\""))),
        Optional("recordedDate", Quoted(Date)),
        Gen.OneOf(Optional("abatementDateTime", Quoted(Date)), Field("abatementPeriod", Period()), Field("abatementString", Of("\"long ago\"")), Field("abatementAge", Of("""{"value":50,"code":"a","system":"http://unitsofmeasure.org"}"""))));

    private static readonly Gen<string> Procedure = Resource("Procedure", Subject, Optional("code", Concept),
        Optional("status", Of("\"completed\"", "\"in-progress\"", "\"not-done\"", "\"aborted\"")),
        Gen.OneOf(Optional("performedDateTime", Quoted(Date)), Field("performedPeriod", Period()), Field("performedString", Of("\"last year\""))));

    private static readonly Gen<string> Observation = Resource("Observation", Subject,
        Field("code", Of("""{"coding":[{"system":"http://loinc.org","code":"82810-3"}]}""", """{"coding":[{"code":"x"},{"code":"11778-8"}]}""", """{"coding":[{"code":"18185-9"}]}""", """{"coding":[{"code":"8480-6"}]}""")),
        Optional("status", Of("\"final\"", "\"entered-in-error\"", "\"cancelled\"")),
        Gen.OneOf(Optional("effectiveDateTime", Quoted(Date)), Field("effectivePeriod", Period())),
        Optional("focus", Of("""[{"reference":"Condition/1"}]""", """[{"display":"x"},{"reference":"http://one.test/fhir/Condition/2/_history/1"}]""")),
        Gen.OneOf(Optional("valueDateTime", Quoted(Date)), Field("valueQuantity", Of("""{"value":20,"unit":"wk"}""", """{"value":140,"code":"d"}""", """{"value":46,"unit":"weeks"}""", """{"value":0,"unit":"weeks"}""")), Field("valueInteger", Of("12")), Field("valueString", Of("\"2027-01-15\"", "\"soon\"", "\" \"")),
            Field("valueCodeableConcept", Of("""{"coding":[{"code":"LA15173-0"}]}""", """{"coding":[{"code":"60001007"}]}""", """{"coding":[{"code":"LA4489-6"}]}"""))));

    private static readonly Gen<string> EmptyReason = Optional("emptyReason", Of("""{"coding":[{"code":"nilknown"}]}""", """{"coding":[{"code":"notasked"}]}""", """{"text":"?"}"""));

    private static readonly Gen<string> ListCode = Optional("code", Of("""{"coding":[{"system":"http://loinc.org","code":"10160-0"}]}""", """{"coding":[{"code":"problems"}]}""", """{"coding":[{"code":"47519-4"}]}"""));

    private static readonly Gen<string> ListEntry = Optional("entry", Of("""[{"item":{"reference":"Condition/1"}}]"""));

    private static readonly Gen<string> Lists = Gen.OneOf(
        Resource("List", Subject, ListCode, EmptyReason, ListEntry, Optional("status", Of("\"current\"", "\"retired\"")), Optional("mode", Of("\"working\"", "\"changes\""))),
        Resource("Composition", Subject, Optional("section", List(Object(ListCode, EmptyReason, Optional("entry", Of("""[{"reference":"Condition/1"}]""")), Optional("section", List(Object(ListCode, EmptyReason))))))));

    private static readonly Gen<string> Other = Gen.OneOf(
        Of("""{"resourceType":"Medication","id":"a","code":{"text":"product a"},"form":{"text":"vial"}}""", """{"resourceType":"Medication","id":"b","code":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1"}]}}""",
            """{"resourceType":"Medication","id":"a"}""", """{"resourceType":"Substance","id":"s","code":{"text":"one"}}""",
            """{"resourceType":"Medication","id":"b","code":{"coding":[{"code":"x"}]},"ingredient":[{"itemReference":{"reference":"Substance/s"}},{"itemReference":{"reference":"Substance/none","display":"two"}}]}""",
            """{"resourceType":"Medication","id":"a","contained":[{"resourceType":"Substance","id":"c","code":{"text":"inside"}}],"ingredient":[{"itemReference":{"reference":"#c"}},{"itemReference":{"reference":"http://one.test/fhir/Substance/s"}},{"itemReference":{"reference":"#none"}}]}""", """{"resourceType":"Medication","id":"a","ingredient":[{"itemCodeableConcept":{"text":"one"}},{"itemCodeableConcept":{"text":"none"},"isActive":false},{"itemCodeableConcept":{"coding":[{"display":"two"}]}}]}""", """{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"forbidden"}]}""",
            """{"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"not-supported"}]}""", """{"resourceType":"OperationOutcome","issue":[{"severity":"odd"}]}""", """{"resourceType":"Parameters"}""",
            """{"resourceType":"Patient","id":"p"}""", """{"resourceType":"Patient","id":"p","birthDate":"2023-01-01"}""", """{"resourceType":"Patient","id":"p","birthDate":"1990"}""", """{"resourceType":"Patient","id":"p","deceasedBoolean":true}""", """{"resourceType":"Patient","id":"p","deceasedDateTime":"2024-05"}"""));

    private static readonly Gen<string> Entry = Gen.Select(
        Optional("fullUrl", Of("\"urn:uuid:11111111-1111-4111-8111-111111111111\"", "\"http://one.test/fhir/Medication/a\"", "\"http://one.test/fhir/MedicationRequest/1\"", "\"http://two.test/fhir/Medication/b/_history/3\"")),
        Gen.OneOf(Medication, Condition, Procedure, Observation, Lists, Other, Of("")),
        Optional("request", Of("""{"method":"DELETE","url":"Condition/1"}""", """{"method":"PUT","url":"MedicationRequest/1"}""")),
        Optional("response", Of("""{"status":"200","lastModified":"2024-01-01T00:00:00Z"}""", """{"status":"200","lastModified":"2025-01-01T00:00:00Z"}""")),
        (fullUrl, resource, request, response) => Braced([fullUrl, resource.Length == 0 ? "" : $"\"resource\":{resource}", request, response]));

    /// <summary>A Bundle as JSON.</summary>
    public static readonly Gen<string> Json = Gen.Select(Entry.Array[0, 5], Of("collection", "searchset", "history"),
        (entries, type) => $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(",", entries)}}]}""");

    private static Gen<string> Of(params string[] values) => Gen.OneOf([.. values.Select(Gen.Const)]);

    private static Gen<string> Quoted(Gen<string> value) => value.Select(text => $"\"{text}\"");

    private static Gen<string> Field(string name, Gen<string> value) => value.Select(text => $"\"{name}\":{text}");

    private static Gen<string> Optional(string name, Gen<string> value) => Gen.OneOf(Gen.Const(""), Field(name, value));

    private static Gen<string> Period() => Object(Optional("start", Quoted(Date)), Optional("end", Quoted(Date)));

    private static Gen<string> List(Gen<string> items) => items.Array[1, 3].Select(texts => $"[{string.Join(",", texts)}]");

    private static Gen<string> Object(params Gen<string>[] fields) => fields.Aggregate(Gen.Const(Array.Empty<string>()), (all, field) => Gen.Select(all, field, (before, text) => (string[])[.. before, text])).Select(Braced);

    private static Gen<string> Resource(string type, params Gen<string>[] fields) =>
        Object([Gen.Const($"\"resourceType\":\"{type}\""), Optional("id", Of("\"1\"", "\"2\"")), Tags, .. fields]);

    private static string Braced(string[] fields) => $"{{{string.Join(",", fields.Where(field => field.Length > 0))}}}";
}
