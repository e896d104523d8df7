using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.Tests.Patients;

/// <summary>Every document that is refused, with the whole sentence that says why.</summary>
public sealed class PatientJsonRefusalTests
{
    [TestCase("""{ "medicatons": [] }""", "CR101: unknown property. Write medications, or remove it.")]
    [TestCase("""{ "medications": [{ "text": "iron", "strat": "2026" }] }""", "medications[0]: CR101: unknown property. Write start, or remove it.")]
    [TestCase("""{ "allergies": { "a": [1, 2] }, "id": "p" }""", "CR101: unknown property. Remove it; known here: schema, id, medications, conditions, procedures, noKnownMedications, noKnownConditions.")]
    [TestCase("""{ "medications": "naproxen" }""", "medications: CR102: expected an array, found a string. Put the entries between square brackets.")]
    [TestCase("""{ "medications": [5] }""", "medications[0]: CR102: expected a string or an object, found a number. Write a string or an object.")]
    [TestCase("""{ "medications": [{ "text": 5 }] }""", "medications[0].text: CR102: expected a string, found a number. Put the value between double quotes.")]
    [TestCase("""{ "medications": [{ "text": "iron", "route": null }] }""", "medications[0].route: CR102: expected a string, found null. Leave it out where it is not known.")]
    [TestCase("""{ "medications": [{ "text": "iron", "daysSupply": "30" }] }""", "medications[0].daysSupply: CR102: expected a number, found a string. Remove the quotes.")]
    [TestCase("""{ "medications": [{ "text": "iron", "isNew": "yes" }] }""", "medications[0].isNew: CR102: expected true or false, found a string. Remove the quotes.")]
    [TestCase("""{ "medications": [{ "text": "iron", "dose": 5 }] }""", "medications[0].dose: CR102: expected an object with value and unit, found a number. Write an object with value and unit.")]
    [TestCase("""{ "conditions": [{ "codes": ["K74.60"] }] }""", "conditions[0].codes[0]: CR102: expected an object with system and code, found a string. Write an object with system and code.")]
    [TestCase("""{ "schema": "cramprisk-patient/2" }""", "schema: CR103: expected cramprisk-patient/1. Write it so, or leave it out.")]
    [TestCase("""{ "medications": [{ "route": "oral" }] }""", "medications[0]: CR114: neither text nor codes. Give text, codes or both: what else would the entry be.")]
    [TestCase("""{ "conditions": [{ "codes": [] }] }""", "conditions[0].codes: CR105: an empty array of codes. Add a code, or leave codes out and give text.")]
    [TestCase("""{ "medications": [{ "text": "iron", "route": "Oral" }] }""", "medications[0].route: CR106: a word that is not known here. Write one of unknown, oral, intravenous, intramuscular, subcutaneous, topical, vaginal, other.")]
    [TestCase("""{ "medications": [{ "text": "iron", "intent": "" }] }""", "medications[0].intent: CR106: a word that is not known here. Write one of proposal, plan, order, original-order, reflex-order, filler-order, instance-order, option.")]
    [TestCase("""{ "conditions": [{ "codes": [{ "system": "icd", "code": "K74" }] }] }""", "conditions[0].codes[0].system: CR106: a word that is not known here. Write one of rxnorm, ndc, atc, icd10cm, icd10, icd9cm, snomed, cpt, hcpcs, icd10pcs, icd9proc, local.")]
    [TestCase("""{ "medications": [{ "text": "iron", "start": "24.11.2026" }] }""", "medications[0].start: CR107: expected a date such as 2026-11-24, 2026-11 or 2026. Write year, month and day in this order.")]
    [TestCase("""{ "medications": [{ "text": "iron", "start": "2026-11-24T10:00:00Z" }] }""", "medications[0].start: CR107: expected a date such as 2026-11-24, 2026-11 or 2026. Write year, month and day in this order.")]
    [TestCase("""{ "procedures": [{ "text": "dialysis", "end": "2026-02-30" }] }""", "procedures[0].end: CR108: a day that does not exist. Correct the date, or leave out what is not known.")]
    [TestCase("""{ "conditions": [{ "text": "pregnant", "dueDate": "2026-13" }] }""", "conditions[0].dueDate: CR108: a day that does not exist. Correct the date, or leave out what is not known.")]
    [TestCase("""{ "medications": [{ "text": "iron", "daysSupply": 0 }] }""", "medications[0].daysSupply: CR109: expected a whole number of days, at least 1. Correct it, or leave it out where it is not known.")]
    [TestCase("""{ "medications": [{ "text": "iron", "daysSupply": 1.5 }] }""", "medications[0].daysSupply: CR109: expected a whole number of days, at least 1. Correct it, or leave it out where it is not known.")]
    [TestCase("""{ "medications": [{ "text": "iron", "daysSupply": 1e400 }] }""", "medications[0].daysSupply: CR109: expected a number of a size that can be meant, found a far larger one. Correct the number.")]
    [TestCase("""{ "conditions": [{ "text": "pregnant", "gestationalWeeks": 46 }] }""", "conditions[0].gestationalWeeks: CR109: expected completed weeks of pregnancy, a whole number from 0 to 45. Correct it, or give dueDate instead.")]
    [TestCase("""{ "conditions": [{ "text": "pregnant", "gestationalWeeks": -1 }] }""", "conditions[0].gestationalWeeks: CR109: expected completed weeks of pregnancy, a whole number from 0 to 45. Correct it, or give dueDate instead.")]
    [TestCase("""{ "medications": [{ "text": "iron", "dose": { "value": 0, "unit": "mg" } }] }""", "medications[0].dose.value: CR109: expected a number greater than 0. Correct it, or leave the dose out where it is not known.")]
    [TestCase("""{ "medications": [{ "text": "iron", "dose": { "value": 5 } }] }""", "medications[0].dose: CR110: a dose without unit. Add unit, such as mg.")]
    [TestCase("""{ "medications": [{ "codes": [{ "code": "7258" }] }] }""", "medications[0].codes[0]: CR110: a code without system. Add system, such as rxnorm or icd10cm.")]
    [TestCase("""{ "medications": [{ "codes": [{ "system": "rxnorm" }] }] }""", "medications[0].codes[0]: CR110: a system without code. Add code, or give the name as text.")]
    [TestCase("""{ "medications": ["iron"], "noKnownMedications": true }""", "noKnownMedications: CR111: stands beside a list of medications that has entries. Remove one of the two.")]
    [TestCase("""{ "noKnownConditions": false }""", "noKnownConditions: CR112: only true may stand here. Leave it out where it is not so.")]
    [TestCase("""{ "id": "\ud800" }""", "id: CR113: expected text, found half of a surrogate pair. Escape the character as two \\u pairs, or write it plainly.")]
    [TestCase("""{ "id": "a", "id": "b" }""", "id: CR008: this name stands twice in one object. Keep one of the two.")]
    [TestCase("[]", "CR010: expected an object, found an array. Write each patient as an object on a line of its own (NDJSON).")]
    [TestCase("12", "CR010: expected an object, found a number. Begin the document with {.")]
    [TestCase("""  "naproxen" """, "CR010: expected an object, found a string. Begin the document with {.")]
    [TestCase("{ \"id\": \"a\",\n  \"medications\": [", "line 2, column 19: CR005: the JSON breaks off before its end. Save or fetch the document again, whole.")]
    [TestCase("{ \"id\": \"a", "line 1, column 11: CR005: the JSON breaks off before its end. Save or fetch the document again, whole.")]
    [TestCase("{\n  \"id\": \"a\",\n}", "line 3, column 1: CR004: expected another name or value, found a closing bracket. Remove the comma before it, or close the bracket that is open.")]
    [TestCase("{\n  // note\n}", "line 2, column 3: CR004: JSON has no comments. Remove the comment.")]
    [TestCase("{ 'id': 'a' }", "line 1, column 3: CR004: expected a double quote, found a single one. Put names and strings between double quotes.")]
    [TestCase("{ \"id\": \"ä\" \"x\": 1 }", "line 1, column 13: CR004: expected a comma, a colon or a closing bracket, found a string. Add what is missing before it.")]
    [TestCase("{ \"id\": \"a\nb\" }", "line 1, column 11: CR004: expected no line break or control character here. Close the string before it, or write \\n inside a string.")]
    [TestCase("naproxen 500 mg", "line 1, column 2: CR004: this is no JSON from here on. Correct what stands here, or just before it.")]
    [TestCase("{}\n{}", "line 2, column 1: CR006: two JSON documents in one file. Keep one, or write each on a line of its own (NDJSON).")]
    [TestCase("{} end", "line 1, column 4: CR006: expected the end of the document, found more text after it. Remove what follows the last brace.")]
    [TestCase("", "CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    [TestCase(" \r\n\t", "CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    [TestCase("\uFEFF", "CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    public void The_sentence_says_where_what_and_what_to_do(string json, string sentence)
    {
        var problems = ProblemsOf(Encoding.UTF8.GetBytes(json));

        problems.Select(problem => problem.ToString()).Should().Equal(sentence);
    }

    [Test]
    public void All_problems_of_structure_and_content_come_at_once_in_the_order_of_their_places()
    {
        var problems = ProblemsOf(
            """
            { "medications": [
                { "route": "mouth", "text": "iron", "start": 2026 },
                { "codes": [{ "system": "rxcui", "code": 7258 }], "end": "2026-02-30", "end": "2026-02-28" },
                { "foo": 1 } ],
              "noKnownMedications": true, "schema": "1", "medications": [] }
            """u8.ToArray());

        problems.Select(problem => $"{problem.Place} {problem.Code}").Should().Equal(
            "medications CR008",
            "medications[0].route CR106",
            "medications[0].start CR102",
            "medications[1].codes[0].system CR106",
            "medications[1].codes[0].code CR102",
            "medications[1].end CR008",
            "medications[1].end CR108",
            "medications[2] CR101",
            "medications[2] CR114",
            "noKnownMedications CR111",
            "schema CR103");
    }

    [Test]
    public void Values_of_the_document_stay_out_of_the_message_and_are_kept_beside_it()
    {
        var json = """{ "medications": [{ "text": "iron", "route": "canary-route", "canary-name": 1, "start": "canary-date" }] }""";

        var refusal = ((Action)(() => PatientJson.Read(json))).Should().Throw<InvalidDocumentException>().Which;

        refusal.Message.Should().NotContain("canary");
        refusal.ToString().Should().NotContain("canary");
        refusal.Problems.Select(problem => problem.Value).Should().BeEquivalentTo("canary-route", "canary-name", "canary-date");
    }

    [Test]
    public void Invalid_utf8_is_refused_with_its_offset()
    {
        byte[] json = [.. "{ \"id\": \"Ren"u8, 0xE9, .. "\" }"u8];

        ProblemsOf(json)[0].ToString().Should().Be(
            "byte 12: CR003: expected UTF-8, found a byte sequence that is none. Save the document as UTF-8; it may be Latin-1 or Windows-1252, or no text at all.");
    }

    [TestCase("utf-16", true, "UTF-16 (little-endian)")]
    [TestCase("utf-16BE", true, "UTF-16 (big-endian)")]
    [TestCase("utf-16", false, "UTF-16 (little-endian, without a byte order mark)")]
    [TestCase("utf-16BE", false, "UTF-16 (big-endian, without a byte order mark)")]
    [TestCase("utf-32", true, "UTF-32")]
    public void Other_encodings_are_refused_by_name(string encoding, bool mark, string name)
    {
        var given = Encoding.GetEncoding(encoding);
        byte[] json = [.. mark ? given.GetPreamble() : [], .. given.GetBytes("{ \"id\": \"a\" }")];

        ProblemsOf(json)[0].ToString().Should().Be($"CR002: expected UTF-8, found {name}. Save the document as UTF-8.");
    }

    [Test]
    public void Two_megabytes_of_garbage_are_one_problem()
    {
        var garbage = new byte[2_000_000];
        new Random(3).NextBytes(garbage);

        ProblemsOf(garbage).Should().ContainSingle();
    }

    [Test]
    public void Deep_nesting_is_refused_without_following_it()
    {
        var json = Encoding.UTF8.GetBytes("{ \"medications\": " + new string('[', 1_000_000));

        ProblemsOf(json)[0].ToString().Should().Be("line 1, column 81: CR007: the JSON is nested deeper than 64 levels. Give a patient, which needs five.");
    }

    [Test]
    public void Every_beginning_of_a_patient_is_refused_as_broken_off()
    {
        var json = Encoding.UTF8.GetBytes("""{ "medications": [{ "text": "a\"b", "daysSupply": 12, "isNew": true }], "conditions": ["K74.60"] }""");

        for (var length = 1; length < json.Length; length++)
            ProblemsOf(json.AsMemory(0, length))[0].Code.Should().Be("CR005", "{0} bytes", length);
    }

    private static System.Collections.Immutable.ImmutableArray<Problem> ProblemsOf(ReadOnlyMemory<byte> json)
    {
        PatientJson.TryRead(json.Span, "some.json", out _, out var problems).Should().BeFalse();
        return problems;
    }
}
