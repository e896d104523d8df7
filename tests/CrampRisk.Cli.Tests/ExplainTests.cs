namespace CrampRisk.Cli.Tests;

/// <summary><c>cramprisk explain</c>.</summary>
public sealed class ExplainTests
{
    [Test]
    public void A_drug_is_shown_with_its_concept_its_route_and_the_rules_that_speak_of_it()
    {
        using var cli = new Cli();

        var run = cli.Run("explain", "iron sucrose 100 mg IV");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().Contain("- As a medication: recognised as iron sucrose").And.Contain("concept: drug:iron-sucrose\n").And.Contain("route: intravenous, from the words\n");
        run.Output.Should().Contain("- iron-sucrose: ").And.Contain("Only by this route: intravenous.").And.Contain("* supports").And.Contain("Sources\n");
        run.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Test]
    public void An_ndc_is_taken_apart_into_labeler_product_and_package()
    {
        using var cli = new Cli();

        var output = cli.Run("explain", "68462-190-01").Output;

        output.Should().Contain("ndc: labeler 68462, product 0190, package 01; as 11 digits 68462019001\n").And.Contain("concept: drug:naproxen\n");
    }

    [Test]
    public void The_words_of_a_text_are_shown_as_they_were_compared()
    {
        using var cli = new Cli();

        cli.Run("explain", "Naprosyn 500 MG").Output.Should().Contain("words: naprosyn | 500 | mg\n");
    }

    [Test]
    public void Every_cell_of_a_drug_is_shown_also_those_that_never_flag()
    {
        using var cli = new Cli();

        var output = string.Join(' ', cli.Run("explain", "naproxen").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        foreach (var partner in new[] { "vascular-disease", "lumbar-spinal-stenosis", "cirrhosis", "hemodialysis", "pregnancy", "teriparatide" })
            output.Should().Contain($"- naproxen--{partner}: ");
        foreach (var partner in new[] { "iron-sucrose", "conjugated-estrogens", "raloxifene" })
            output.Should().Contain($"- {partner}--naproxen: ");
        output.Should().Contain("interaction, no-statement-found, profile core and extended, submitted. It never flags. ").And.Contain("This is not evidence of safety. Sections read: ");
    }

    [Test]
    public void Findings_that_carry_no_rule_are_shown_too()
    {
        using var cli = new Cli();

        cli.Run("explain", "atorvastatin 20 mg").Output.Should().Contain("Rules that speak of it: none").And.MatchRegex(@"Findings that no rule rests on \(\d+\)").And.Contain("Sources\n");
    }

    [Test]
    public void A_cell_that_is_not_verified_says_so()
    {
        using var cli = new Cli();

        string.Join(' ', cli.Run("explain", "Premarin").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Should().Contain("Not verified yet: it never flags.").And.Contain("- conjugated-estrogens--lumbar-spinal-stenosis: ");
    }

    [Test]
    public void A_condition_code_needs_no_prefix()
    {
        using var cli = new Cli();

        cli.Run("explain", "K74.60").Output.Should().Contain("- As a condition: recognised as").And.Contain("concept: condition:cirrhosis\n").And.NotContain("As a medication");
    }

    [Test]
    public void What_is_not_understood_is_said_for_every_list()
    {
        using var cli = new Cli();

        var run = cli.Run("explain", "xyzzy", "lisinopril");

        run.Output.Should().Contain("- As a medication: not understood.").And.Contain("- As a condition: not understood.").And.Contain("Rules that speak of it: none\n");
        run.Output.Should().Contain("\n\nlisinopril\n==========\n");
    }

    [Test]
    public void A_rule_is_held_against_a_patient_and_names_the_missing_fact()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": ["iron sucrose 100 mg po"] }""");

        var run = cli.Run("explain", "--patient", "p.json", "--rule", "iron-sucrose", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("It is held back by a fact, as of 2026-11-24.\n").And.Contain("- drug:iron-sucrose: on the list\n").And.Contain("- route: expected intravenous, found oral\n");
    }

    [Test]
    public void A_rule_of_two_sides_says_which_one_is_not_on_the_list()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": ["naproxen"] }""");

        var run = cli.Run("explain", "--patient", "p.json", "--rule", "naproxen--pregnancy", "--as-of", "2026-11-24");

        run.Output.Should().Contain("It does not fire, as of 2026-11-24.\n").And.Contain("- drug:naproxen: on the list\n").And.Contain("- condition:pregnancy: missing, not on the list\n");
    }

    [Test]
    public void A_rule_that_fires_says_so()
    {
        using var cli = new Cli();
        cli.Write("p.json", """{ "medications": ["naproxen"] }""");

        cli.Run("explain", "--patient", "p.json", "--rule", "naproxen", "--as-of", "2026-11-24").Output.Should().Contain("It fires, definite, as of 2026-11-24.\n");
    }

    [Test]
    public void A_patient_that_cannot_be_read_is_refused()
    {
        using var cli = new Cli();

        var run = cli.Run("explain", "--patient", "nowhere.json", "--rule", "naproxen");

        run.ExitCode.Should().Be(3);
        run.Output.Should().BeEmpty();
        run.ErrorLines.Should().Equal("nowhere.json: CR501: there is no such file or folder. Check the path.");
    }
}
