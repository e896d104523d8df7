using System.IO.Compression;
using System.Text;

namespace CrampRisk.Cli.Tests;

/// <summary>Inputs that are refused: exit 3, every problem on a line with its file and place, nothing on standard output.</summary>
public sealed class RefusalTests
{
    [TestCase("cut.json", "{ \"medications\": [", "cut.json:line 1, column 19: CR005: the JSON breaks off before its end. Save or fetch the document again, whole.")]
    [TestCase("type.json", "{ \"medications\": {} }", "type.json:medications: CR102: expected an array, found an object. Put the entries between square brackets.")]
    [TestCase("name.json", "{ \"medicatons\": [] }", "name.json: CR101: unknown property (found \"medicatons\"). Write medications, or remove it.")]
    [TestCase("day.json", "{ \"medications\": [{ \"text\": \"iron\", \"start\": \"2026-02-30\" }] }", "day.json:medications[0].start: CR108: a day that does not exist (found \"2026-02-30\"). Correct the date, or leave out what is not known.")]
    [TestCase("empty.json", "", "empty.json: CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    [TestCase("empty.txt", "\r\n", "empty.txt: CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    [TestCase("words.json", "naproxen", "words.json:line 1, column 2: CR004: this is no JSON from here on. Correct what stands here, or just before it.")]
    [TestCase("two.json", "{ \"id\": \"1\" }\n{\n  \"id\": \"2\"\n}\n", "two.json:line 2, column 1: CR006: two JSON documents in one file. Keep one, or write each on a line of its own (NDJSON).")]
    [TestCase("list.json", "[{ \"id\": \"1\" }]", "list.json: CR010: expected an object, found an array. Write each patient as an object on a line of its own (NDJSON).")]
    [TestCase("ccda.xml", "<?xml version=\"1.0\"?>\n<!-- > -->\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>", "ccda.xml: CR507: this is a C-CDA document, which is not read yet. Give the patient as FHIR R4 JSON, patient JSON or text.")]
    [TestCase("section.xml", "<section>\n  <templateId root=\"2.16.840.1.113883.10.20.22.2.1.1\"/>\n</section>", "section.xml: CR507: this is a C-CDA document, which is not read yet. Give the patient as FHIR R4 JSON, patient JSON or text.")]
    [TestCase("newrx.xml", "<Message version=\"010\"><Body/></Message>", "newrx.xml: CR507: this is an NCPDP SCRIPT message, which is not read yet. Give the prescription as FHIR R4 JSON, patient JSON or text.")]
    [TestCase("bundle.xml", "<Bundle xmlns=\"http://hl7.org/fhir\"/>", "bundle.xml: CR507: this is FHIR in XML, which is not read. Save it as FHIR JSON.")]
    [TestCase("note.pdf", "%PDF-1.7", "note.pdf: CR507: this is a PDF, which is not read. Save its text, one entry a line.")]
    [TestCase("adt.hl7", "MSH|^~\\&|A|B", "adt.hl7: CR507: this is an HL7 version 2 message, which is not read. Give the patient as FHIR R4 JSON, patient JSON or text.")]
    public void A_document_that_cannot_be_read_is_refused_with_its_place(string name, string text, string line)
    {
        using var cli = new Cli();
        cli.Write(name, text);

        Refused(cli.Run("screen", name, "--format", "json"), line);
    }

    [Test]
    public void A_missing_file_is_refused()
    {
        using var cli = new Cli();

        Refused(cli.Run("screen", "nowhere.json"), "nowhere.json: CR501: there is no such file or folder. Check the path.");
    }

    [Test]
    public void An_empty_folder_is_refused()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(Path.Combine(cli.Folder, "empty"));

        Refused(cli.Run("screen", "empty"),
            "empty: CR502: the folder holds no file that could be a patient. Give a folder with JSON, NDJSON or text files, or a pattern such as folder/**/*.json.");
    }

    [Test]
    public void A_pattern_that_matches_nothing_is_refused()
    {
        using var cli = new Cli();

        Refused(cli.Run("screen", "*.json"), "*.json: CR503: no file matches this pattern. Check the pattern; * stands for a part of a name, ** for any folders.");
    }

    [Test]
    public void Invalid_utf8_is_refused_with_its_offset()
    {
        using var cli = new Cli();
        cli.Write("latin1.txt", [.. "caf"u8, 0xE9, .. " au lait\n"u8]);

        Refused(cli.Run("screen", "latin1.txt"),
            "latin1.txt:byte 3: CR003: expected UTF-8, found a byte sequence that is none. Save the document as UTF-8; it may be Latin-1 or Windows-1252, or no text at all.");
    }

    [Test]
    public void Utf16_is_refused_by_name()
    {
        using var cli = new Cli();
        cli.Write("wide.json", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]);

        Refused(cli.Run("screen", "wide.json"), "wide.json: CR002: expected UTF-8, found UTF-16 (little-endian). Save the document as UTF-8.");
    }

    [TestCase("garbage.json")]
    [TestCase("garbage.txt")]
    public void Two_megabytes_of_garbage_are_refused_in_one_line(string name)
    {
        using var cli = new Cli();
        var garbage = new byte[2_000_000];
        new Random(7).NextBytes(garbage);
        garbage[0] = 0xFF;
        cli.Write(name, garbage);

        Refused(cli.Run("screen", name),
            $"{name}:byte 0: CR003: expected UTF-8, found a byte sequence that is none. Save the document as UTF-8; it may be Latin-1 or Windows-1252, or no text at all.");
    }

    [Test]
    public void Two_megabytes_of_letters_are_refused_in_one_line()
    {
        using var cli = new Cli();
        cli.Write("letters", new string('x', 2_000_000));

        Refused(cli.Run("screen", "letters"), "letters: CR123: every line has more than 2000 characters, too long for an entry. Write one entry a line.");
    }

    [TestCase(30)]
    [TestCase(12)]
    [TestCase(4)]
    public void Gzip_that_breaks_off_is_refused_even_where_the_text_before_it_could_be_read(int length)
    {
        using var cli = new Cli();
        byte[] two = [.. Gzip("naproxen\n"), .. Gzip("iron sucrose\n")];
        cli.Write("cut.txt.gz", two[..^length]);

        Refused(cli.Run("screen", "cut.txt.gz"), "cut.txt.gz: CR505: the gzip data is damaged or breaks off. Compress or fetch the file again.");
    }

    [Test]
    public void Every_problem_has_a_line_of_its_own()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": [{ "text": "iron", "route": "mouth" }, { "start": 5 }] }""");

        var run = cli.Run("screen", "p.json");

        run.ErrorLines.Should().Equal(
            "p.json:medications[0].route: CR106: a word that is not known here (found \"mouth\"). Write one of unknown, oral, intravenous, intramuscular, subcutaneous, topical, vaginal, other.",
            "p.json:medications[1]: CR114: neither text nor codes. Give text, codes or both: what else would the entry be.",
            "p.json:medications[1].start: CR102: expected a string, found a number. Put the value between double quotes.");
        run.ExitCode.Should().Be(3);
    }

    [Test]
    public void A_value_of_a_document_cannot_move_the_cursor()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": [{ "text": "iron", "route": "\u001b[2Jx" }] }""");

        var run = cli.Run("screen", "p.json");

        run.Error.Should().NotContain("\u001b").And.Contain("(found \"\\u001b[2Jx\")");
    }

    [Test]
    public void Standard_input_that_cannot_be_read_is_named()
    {
        using var cli = new Cli();

        Refused(cli.RunWithInput("{"u8.ToArray(), "screen", "-"), "standard input:line 1, column 2: CR005: the JSON breaks off before its end. Save or fetch the document again, whole.");
    }

    [Test]
    public void A_refused_input_leaves_no_output_file()
    {
        using var cli = new Cli();
        cli.Write("p.json", "{");

        var run = cli.Run("screen", "p.json", "--output", "report.txt");

        run.ExitCode.Should().Be(3);
        Directory.GetFiles(cli.Folder).Select(Path.GetFileName).Should().Equal("p.json");
    }

    private static void Refused(CliRun run, string line)
    {
        run.ErrorLines.Should().Equal(line);
        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
