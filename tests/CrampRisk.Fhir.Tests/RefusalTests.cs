using System.Text;

namespace CrampRisk.Fhir.Tests;

/// <summary>What refuses a document, and the sentence that says so (rulings 12, 27, 32, 38).</summary>
public sealed class RefusalTests
{
    [TestCase("", "line 1, byte 1: CR201: the document is empty. Give a FHIR R4 document in JSON.")]
    [TestCase(" \r\n", "line 1, byte 1: CR201: the document is empty. Give a FHIR R4 document in JSON.")]
    [TestCase("[]", "line 1, byte 1: CR210: the document is not a JSON object; a FHIR resource was expected. Give a FHIR R4 Bundle or resource in JSON.")]
    [TestCase("{}", "line 1, byte 1: CR211: the resource has no resourceType. Add the resourceType of FHIR R4.")]
    [TestCase("""{"resourceType":7}""", "line 1, byte 1: CR211: the resource has no resourceType. Add the resourceType of FHIR R4.")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"id":"1"}}]}""", "entry[0].resource: CR211: the resource has no resourceType. Add the resourceType of FHIR R4.")]
    [TestCase("""{"resourceType":"Observation"}""",
        "resourceType: CR212: the document is a FHIR resource of a type that says nothing about a patient's medications, conditions or procedures. "
        + "Give a Bundle, a Patient, a MedicationRequest, MedicationStatement, MedicationAdministration, MedicationDispense, Condition or Procedure.")]
    [TestCase("""{"resourceType":"Bundle","entry":[""", "line 1, byte 35: CR205: the document ends before its JSON is complete. Transfer or export it again, whole.")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","code":{""",
        "line 1, byte 85: CR205: the document ends before its JSON is complete. Transfer or export it again, whole.")]
    [TestCase("{\n\"resourceType\":\"Condition\",\n\"code\" 7}", "line 3, byte 8: CR204: the text here is not valid JSON. Correct the syntax, or export the document again.")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Observation","code":[}]}}]}""",
        "line 1, byte 85: CR204: the text here is not valid JSON. Correct the syntax, or export the document again.")]
    [TestCase("""{"resourceType":"Condition"}{"resourceType":"Condition"}""",
        "line 1, byte 29: CR206: a second JSON document follows the first; one was expected. Split them into files of their own; lines of FHIR resources are read as NDJSON.")]
    [TestCase("""{"resourceType":"Observation"} x""", "line 1, byte 32: CR206: text follows the end of the JSON document. Remove what follows the closing brace.")]
    [TestCase("""{"resourceType":"Condition","code":{"text":"a","text":"b"}}""",
        "code.text: CR207: the object has this key twice, so that programs differ in what they read. Keep one of the two.")]
    [TestCase("""{"resourceType":"Condition","note":[{"text":"a","te\u0078t":"b"}]}""",
        "note[0].text: CR207: the object has this key twice, so that programs differ in what they read. Keep one of the two.")]
    [TestCase("""{"resourceType":"Bundle","entry":[null]}""", "entry[0]: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"Bundle","entry":[{"request":{"method":"GET"}},[]]}""", "entry[1]: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"Bundle","entry":{"resource":{"resourceType":"Patient"}}}""", "entry: CR220: the value has the wrong type; expected an array. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"Condition","code":{"coding":[null]}}""", "code.coding[0]: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"MedicationRequest","dosageInstruction":[null]}""", "dosageInstruction[0]: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"MedicationRequest","dosageInstruction":[{"doseAndRate":[7]}]}""", "dosageInstruction[0].doseAndRate[0]: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"MedicationRequest","contained":[null]}""", "contained[0]: CR220: the value has the wrong type; expected a resource. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"Parameters","parameter":[{"name":"return","resource":{"resourceType":"Bundle"}}]}""",
        "resourceType: CR216: the document is a Parameters resource, the arguments or the answer of an operation; a patient's resources were expected. Give the Bundle or the resource that stands in its parameter.")]
    [TestCase("""{"resourceType":"Condition","code":"cirrhosis"}""", "code: CR220: the value has the wrong type; expected an object. Correct it as FHIR R4 defines the field.")]
    [TestCase("""{"resourceType":"MedicationRequest","dispenseRequest":{"numberOfRepeatsAllowed":-1}}""",
        "dispenseRequest.numberOfRepeatsAllowed: CR222: the number is out of range. Correct the number or remove it.")]
    [TestCase("""{"resourceType":"MedicationDispense","daysSupply":{"value":1e400}}""", "daysSupply.value: CR222: the number is out of range. Correct the number or remove it.")]
    [TestCase("""{"resourceType":"Condition","code":{"text":"\ud83d"}}""", "code.text: CR223: the text holds half of a surrogate pair. Export the document again as UTF-8.")]
    public void A_document_that_cannot_be_read_says_where_and_why(string json, string problem)
    {
        var problems = Some.Problems(json);

        problems.Should().Equal(problem);
    }

    [Test]
    public void UTF_16_is_refused_by_name()
    {
        const string expected = "line 1, byte 1: CR202: the document is written in UTF-16; UTF-8 was expected. Save it again as UTF-8.";
        const string json = """{"resourceType":"Condition"}""";

        Some.Problems([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(json)]).Should().Equal(expected);
        Some.Problems([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(json)]).Should().Equal(expected);
        Some.Problems(Encoding.Unicode.GetBytes(json)).Should().Equal(expected);
    }

    [Test]
    public void Invalid_UTF_8_is_refused_by_name_even_in_a_resource_that_is_passed_over()
    {
        var bytes = Encoding.UTF8.GetBytes(Some.Bundle("""{"resourceType":"Observation","valueString":"?"}"""));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xE9;

        Some.Problems(bytes).Should().Equal("line 1, byte 112: CR203: the bytes here are not valid UTF-8. Save the document again as UTF-8.");
    }

    [Test]
    public void All_problems_are_found_at_once_in_the_order_of_their_places()
    {
        var read = () => Some.Read(Some.Bundle(
            """{"resourceType":"Condition","onsetDateTime":"2021-02-31","code":[{"text":"x"}],"id":5}""",
            """{"resourceType":"MedicationRequest","authoredOn":20200101,"doNotPerform":"no","dosageInstruction":{"text":"daily"}}"""));

        var problems = read.Should().Throw<InvalidDocumentException>().Which.Problems;

        problems.Select(problem => (problem.Place, problem.Code)).Should().Equal(
            ("entry[0].resource.onsetDateTime", "CR221"),
            ("entry[0].resource.code", "CR220"),
            ("entry[0].resource.id", "CR220"),
            ("entry[1].resource.authoredOn", "CR220"),
            ("entry[1].resource.doNotPerform", "CR220"),
            ("entry[1].resource.dosageInstruction", "CR220"));
        problems[0].Value.Should().Be("2021-02-31");
    }

    [Test]
    public void A_message_holds_no_value_of_the_document()
    {
        var read = () => Some.Read("""{"resourceType":"Condition","onsetDateTime":"canary"}""");

        read.Should().Throw<InvalidDocumentException>().Which.Message.Should().NotContain("canary");
    }

    [TestCase("[", "]")]
    [TestCase("{\"a\":", "}")]
    public void Deep_nesting_is_refused_in_resources_that_are_read_and_in_those_that_are_not(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 200)) + "1" + string.Concat(Enumerable.Repeat(close, 200));

        var read = Some.Problems($$"""{"resourceType":"Condition","note":{{deep}}}""");
        var passedOver = Some.Problems(Some.Bundle($$"""{"resourceType":"Observation","note":{{deep}}}"""));

        const string problem = "*CR208: the JSON is nested deeper than 128 levels. Export the document again without the nesting.";
        read.Should().ContainSingle().Which.Should().Match(problem);
        passedOver.Should().ContainSingle().Which.Should().Match(problem);
    }

    [Test]
    public void An_object_of_many_keys_is_read_in_the_time_of_its_length_and_a_key_twice_is_still_found()
    {
        var keys = string.Join(",", Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":1"));

        var problems = Some.Problems($$"""{"resourceType":"Condition","note":[{ {{keys}},"k7":2}]}""");

        problems.Should().Equal("note[0].k7: CR207: the object has this key twice, so that programs differ in what they read. Keep one of the two.");
    }

    [Test]
    public void Unknown_fields_and_null_are_not_given()
    {
        var condition = Some.Condition(""" "code":null,"onsetDateTime":null,"subject":null,"mystery":[{"deep":[1,2,{"x":null}]}] """);

        (condition.Onset.IsGiven, condition.Codes.Length).Should().Be((false, 0));
    }

    [TestCase("""{"resourceType":"Condition"}""", true)]
    [TestCase("""  {"id":"1","meta":{"a":[1,{}]},"resourceType":"Condition" """, true)]
    [TestCase("""{"medications":[{"resourceType":"x"}]}""", false)]
    [TestCase("""["resourceType"]""", false)]
    [TestCase("""{"id":""", false)]
    [TestCase("naproxen 500 mg", false)]
    [TestCase("", false)]
    public void FHIR_is_recognised_by_its_resourceType(string text, bool isFhir)
    {
        FhirReader.LooksLikeFhir(Encoding.UTF8.GetBytes(text)).Should().Be(isFhir);
        FhirReader.LooksLikeFhir([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]).Should().Be(isFhir);
    }
}
