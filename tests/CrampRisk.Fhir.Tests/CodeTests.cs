namespace CrampRisk.Fhir.Tests;

/// <summary>Codes and text of an entry (rulings 4, 5, 7).</summary>
public sealed class CodeTests
{
    [Test]
    public void Several_codings_keep_their_order_and_displays()
    {
        var request = Some.Request("""
            "medicationCodeableConcept":{"text":"Naproxen 500","coding":[
              {"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"198014","display":"naproxen 500 MG Oral Tablet"},
              {"system":"HTTP://hl7.org/fhir/sid/ndc/","code":"68462-0190-01"},
              {"system":"urn:oid:2.16.840.1.113883.6.73","code":"M01AE02"},
              {"system":"http://hospital.example/drugs","code":"NAP500","display":"NAPROXEN"},
              {"code":"198014"},
              {"display":"naproxen"},
              {"userSelected":true}]}
            """);

        request.Text.Should().Be("Naproxen 500");
        request.Codes.Should().Equal(
            new Coding(CodeSystem.RxNorm, "198014", "naproxen 500 MG Oral Tablet"),
            new Coding(CodeSystem.Ndc, "68462-0190-01"),
            new Coding(CodeSystem.Atc, "M01AE02"),
            new Coding(CodeSystem.Unknown, "NAP500", "NAPROXEN"),
            new Coding(CodeSystem.Unknown, "198014"),
            new Coding(CodeSystem.Unknown, "", "naproxen"));
    }

    [TestCase("http://snomed.info/sct/version/20240101", CodeSystem.Snomed)] // the standard puts a module first, but the meaning is plain
    [TestCase("http://snomed.info/sct/731000124108", CodeSystem.Snomed)]
    [TestCase("http://snomed.info/sct/731000124108/version/20240901", CodeSystem.Snomed)]
    [TestCase("http://snomed.info/sct/900000000000207008/version/20230131/", CodeSystem.Snomed)]
    [TestCase("http://snomed.info/xsct/900000000000207008", CodeSystem.Snomed)]
    [TestCase("http://snomed.info/id/19943007", CodeSystem.Unknown)]
    [TestCase("http://snomed.info/sct/edition", CodeSystem.Unknown)]
    [TestCase("http://snomed.info/sct?fhir_vs", CodeSystem.Unknown)]
    public void An_edition_of_SNOMED_CT_is_SNOMED_CT(string system, CodeSystem expected)
    {
        var condition = Some.Condition($$$"""{{{""}}}"code":{"coding":[{"system":"{{{system}}}","code":"19943007"}]}""");

        condition.Codes[0].System.Should().Be(expected);
    }

    [Test]
    public void A_resource_without_code_and_text_is_an_entry_too()
    {
        var patient = Some.Read(Some.Bundle(
            """{"resourceType":"MedicationRequest","id":"1"}""", """{"resourceType":"Condition","id":"2","code":null}""", """{"resourceType":"Procedure","id":"3","code":{"coding":[]}}"""));

        (patient.Medications[0].Input, patient.Conditions[0].Input, patient.Procedures[0].Input).Should().Be(("", "", ""));
    }

    [Test]
    public void Duplicates_are_entries_of_their_own()
    {
        const string condition = """{"resourceType":"Condition","id":"1","code":{"text":"cirrhosis"}}""";

        var patient = Some.Read(Some.Bundle(condition, condition));

        patient.Conditions.Select(entry => entry.Reference).Should().Equal("Condition/1", "Condition/1");
    }

    [Test]
    public void A_procedure_goes_to_its_own_list_whatever_its_codes()
    {
        var patient = Some.Read(Some.Bundle("""{"resourceType":"Procedure","code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"K74.60"}]}}"""));

        (patient.Procedures.Length, patient.StateOf(EntryList.Conditions)).Should().Be((1, ListState.Absent));
    }

    [Test]
    public void A_concept_that_is_told_again_is_read_the_same_and_its_faults_are_found_each_time()
    {
        const string sound = """{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"19943007","display":"cirrhosis"}],"text":"cirrhosis"}}""";
        const string faulty = """{"resourceType":"Condition","code":{"text":5}}""";

        var patient = Some.Read(Some.Bundle(sound, sound, sound));
        var problems = Some.Problems(Some.Bundle(faulty, faulty));

        patient.Conditions.Should().OnlyContain(condition => condition.Text == "cirrhosis" && condition.Codes.Single() == new Coding(CodeSystem.Snomed, "19943007", "cirrhosis"));
        problems.Should().Equal(
            "entry[0].resource.code.text: CR220: the value has the wrong type; expected a string. Correct it as FHIR R4 defines the field.",
            "entry[1].resource.code.text: CR220: the value has the wrong type; expected a string. Correct it as FHIR R4 defines the field.");
    }

    [Test]
    public void A_concept_and_a_reference_on_one_record_both_count()
    {
        var request = Some.Request("""
            "medicationCodeableConcept":{"coding":[{"code":"1"}]},"medicationReference":{"reference":"#x"},
            "contained":[{"resourceType":"Medication","id":"x","code":{"text":"naproxen","coding":[{"code":"2"}]}}]
            """);

        (request.Text, string.Join(",", request.Codes)).Should().Be(("naproxen", "1,2"));
    }

    [Test]
    public void Escapes_in_keys_and_values_are_read()
    {
        var request = Some.Request(""" "medication\u0043odeableConcept":{"te\u0078t":"na\u0070roxen \u00b5\ud83d\ude00"} """);

        request.Text.Should().Be("naproxen µ😀");
    }

    [Test]
    public void An_allergy_is_no_entry()
    {
        var patient = Some.Read(Some.Bundle("""{"resourceType":"AllergyIntolerance","code":{"text":"naproxen"}}"""));

        (patient.StateOf(EntryList.Medications), patient.StateOf(EntryList.Conditions)).Should().Be((ListState.Absent, ListState.Absent));
    }
}
