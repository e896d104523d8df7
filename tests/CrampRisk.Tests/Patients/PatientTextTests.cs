using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace CrampRisk.Tests.Patients;

public sealed class PatientTextTests
{
    [Test]
    public void One_line_is_one_entry_and_headings_switch_the_list()
    {
        var patient = Read("naproxen 500 mg bid\n\n# conditions\nK74.60\n# a comment of several words\ncirrhosis\n# procedures\ncpt:90935\n");

        patient.Medications.Select(entry => (entry.Input, entry.Reference)).Should().Equal(("naproxen 500 mg bid", "line 1"));
        patient.Conditions.Select(entry => (entry.Input, entry.Reference)).Should().Equal(("K74.60", "line 4"), ("cirrhosis", "line 6"));
        patient.Procedures.Select(entry => (entry.Input, entry.Reference)).Should().Equal(("cpt:90935", "line 8"));
    }

    [Test]
    public void A_list_without_heading_or_entries_is_absent_and_one_with_a_heading_alone_is_empty()
    {
        var patient = Read("# conditions\n# Procedures:\nhemodialysis\n");

        patient.StateOf(EntryList.Medications).Should().Be(ListState.Absent);
        patient.StateOf(EntryList.Conditions).Should().Be(ListState.Empty);
        patient.StateOf(EntryList.Procedures).Should().Be(ListState.Given);
    }

    [TestCase("- naproxen", "naproxen")]
    [TestCase("* naproxen", "naproxen")]
    [TestCase("• naproxen", "naproxen")]
    [TestCase("3) naproxen", "naproxen")]
    [TestCase("12. naproxen", "naproxen")]
    [TestCase("(4) naproxen", "naproxen")]
    public void A_bullet_is_no_part_of_the_entry_but_stays_as_given(string line, string text)
    {
        var medication = Read(line).Medications[0];

        medication.Text.Should().Be(text);
        medication.AsGiven.Should().Be(line);
    }

    [TestCase("0.625 mg Premarin")]
    [TestCase("81 mg aspirin")]
    [TestCase("-naproxen")]
    [TestCase("-")]
    [TestCase("2000. year of naproxen")]
    public void What_only_looks_like_a_bullet_stays(string line)
    {
        Read(line).Medications[0].Text.Should().Be(line);
    }

    [Test]
    public void A_code_after_a_bullet_is_read_as_code()
    {
        var medication = Read("- rxnorm:24909 IV").Medications[0];

        medication.Codes.Should().Equal(new Coding(CodeSystem.RxNorm, "24909"));
        medication.Text.Should().Be("IV");
        medication.AsGiven.Should().Be("- rxnorm:24909 IV");
    }

    [Test]
    public void A_byte_order_mark_and_carriage_returns_are_accepted()
    {
        var patient = Read("\uFEFF# conditions\r\ncirrhosis\r\n");

        patient.Conditions.Select(entry => entry.Text).Should().Equal("cirrhosis");
    }

    [Test]
    public void Bare_digits_are_an_entry()
    {
        Read("7258").Medications.Should().ContainSingle().Which.Text.Should().Be("7258");
    }

    [TestCase("", "CR001: the document is empty. Check that it was saved; the smallest patient is {}.")]
    [TestCase("# only\n# comments here\n", "CR121: only comments, no entry and no heading. Write one entry a line.")]
    [TestCase("iron\n# condtions\nK74.60", "line 2: CR122: a comment that looks like the heading # conditions. Write # conditions, or more than one word if it is a comment.")]
    [TestCase("iron\na\0b", "line 2: CR125: expected text, found a zero byte. Give a text file.")]
    public void The_sentence_says_where_what_and_what_to_do(string text, string sentence)
    {
        SentencesOf(Encoding.UTF8.GetBytes(text)).Should().Equal(sentence);
    }

    [Test]
    public void Lines_that_no_person_wrote_are_refused() =>
        SentencesOf(Encoding.UTF8.GetBytes(new string('x', 2_000_000))).Should().Equal("CR123: every line has more than 2000 characters, too long for an entry. Write one entry a line.");

    [TestCase(2000, false)]
    [TestCase(2001, true)]
    public void A_long_line_among_others_is_an_entry_that_is_not_understood(int length, bool isTooLong)
    {
        var report = Some.Screener.Screen(Read("naproxen\n" + new string('x', length)), Some.Day);

        report.Entries.Select(entry => entry.Outcome).Should().Equal(EntryOutcome.Flagged, EntryOutcome.NotUnderstood);
        report.Entries[1].Because.Equals("It has more than 2000 characters, too many for one entry: write one entry a line.", StringComparison.Ordinal).Should().Be(isTooLong);
    }

    [TestCase("Conditions:\ncirrhosis", 0, 1, 0)]
    [TestCase("Medications:\nnaproxen\nProblems:\ncirrhosis\npregnant", 1, 2, 0)]
    [TestCase("naproxen\nPROBLEM LIST :\ncirrhosis\nprocedures:\ndialysis", 1, 1, 1)]
    [TestCase("# problems\ncirrhosis\nMeds:\nnaproxen", 1, 1, 0)]
    [TestCase("Problems: cirrhosis", 1, 0, 0)]
    [TestCase("Rx:\nnaproxen", 2, 0, 0)]
    public void A_heading_without_its_mark_begins_its_list(string text, int medications, int conditions, int procedures)
    {
        var patient = Read(text);

        (Count(patient.Medications), Count(patient.Conditions), Count(patient.Procedures)).Should().Be((medications, conditions, procedures));

        static int Count<T>(System.Collections.Immutable.ImmutableArray<T> list) => list.IsDefault ? 0 : list.Length;
    }

    [Test]
    public void More_entries_than_a_patient_has_are_refused()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("iron\n", 10_001)));

        SentencesOf(text).Should().Equal("line 10001: CR124: more than 10000 entries, too many for one patient. Give one file for each patient.");
    }

    [Test]
    public void Utf16_is_refused_by_name()
    {
        byte[] text = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("iron")];

        SentencesOf(text).Should().Equal("CR002: expected UTF-8, found UTF-16 (little-endian). Save the document as UTF-8.");
    }

    private static Patient Read(string text) => PatientText.Read(Encoding.UTF8.GetBytes(text), "some.txt");

    private static IEnumerable<string> SentencesOf(byte[] text)
    {
        PatientText.TryRead(text, null, out _, out var problems).Should().BeFalse();
        return problems.Select(problem => problem.ToString());
    }
}
