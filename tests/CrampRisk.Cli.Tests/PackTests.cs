using System.Text.Json;

namespace CrampRisk.Cli.Tests;

/// <summary><c>cramprisk pack</c>.</summary>
public sealed class PackTests
{
    private const string Overlay = """
        { "schema": "cramprisk-overlay/1", "name": "ward", "version": "1",
          "sources": [{ "id": "site-study", "class": "study", "type": "audit", "citation": "Our audit. 2026.", "readAs": "original" }],
          "evidence": [{ "id": "site-e", "subject": "drug:ezetimibe", "polarity": "supports", "source": "site-study", "finding": "Cramps were seen.", "readAs": "original", "review": { "status": "submitted" } }],
          "rules": [{ "id": "site-ezetimibe", "revision": 1, "kind": "medication", "profiles": ["core", "extended"], "concepts": ["drug:ezetimibe"], "title": { "clinician": "Ezetimibe", "patient": "Ezetimibe" },
            "explanation": { "clinician": { "withSymptom": "It may.", "withoutSymptom": "It may." }, "patient": { "withSymptom": "It may.", "withoutSymptom": "It may." } },
            "evidence": ["site-e"], "review": { "status": "submitted" } }],
          "names": [{ "name": "Painaway", "concept": "drug:naproxen" }] }
        """;

    [Test]
    public void Show_prints_the_whole_pack_and_every_id()
    {
        using var cli = new Cli();

        var run = cli.Run("pack", "show");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().StartWith("# The knowledge of CrampRisk built-in, version ");
        foreach (var id in new[] { "naproxen", "loop-diuretics", "iron-sucrose--conjugated-estrogens", "conjugated-estrogens--lumbar-spinal-stenosis", "hydration", "afp-2012-allen-kirby" })
            run.Output.Contains($"`{id}`").Should().BeTrue(id);
    }

    [Test]
    public void An_overlay_is_built_into_one_file_that_screen_reads()
    {
        using var cli = new Cli();
        cli.Write("ward.json", Overlay);

        var built = cli.Run("pack", "build", "ward.json", "--output", "ward.crpack");
        var fromFile = cli.Run("screen", "--med", "painaway 500 mg", "--med", "ezetimibe", "--pack", "ward.crpack", "--format", "json", "--as-of", "2026-11-24");
        var fromOverlay = cli.Run("screen", "--med", "painaway 500 mg", "--med", "ezetimibe", "--pack", "ward.json", "--format", "json", "--as-of", "2026-11-24");

        built.ExitCode.Should().Be(0);
        fromFile.Output.Should().Be(fromOverlay.Output);
        var report = JsonDocument.Parse(fromFile.Output).RootElement;
        report.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("rule").GetString()).Should().BeEquivalentTo("naproxen", "site-ezetimibe");
        report.GetProperty("knowledge").GetProperty("version").GetString().Should().EndWith("+1");
    }

    [Test]
    public void A_pack_that_is_wrong_is_refused_whole_with_every_place()
    {
        using var cli = new Cli();
        cli.Write("ward.json", Overlay.Replace("\"source\": \"site-study\"", "\"source\": \"nowhere\"").Replace("drug:naproxen", "drug:naproxene"));

        var validate = cli.Run("pack", "validate", "ward.json");
        var screen = cli.Run("screen", "--med", "naproxen", "--pack", "ward.json");

        validate.ExitCode.Should().Be(3);
        validate.Output.Should().BeEmpty();
        validate.ErrorLines.Should().Equal(
            "ward.json:names[0]: CR363: the terminology has no concept drug:naproxene. Use a name that `cramprisk explain` shows, such as drug:naproxen.",
            "ward.json:evidence[0]: CR320: names the source nowhere, which is not in sources.json. Add the source or correct its id.");
        screen.ExitCode.Should().Be(3);
        screen.Output.Should().BeEmpty();
        screen.ErrorLines.Should().Equal(validate.ErrorLines);
    }

    [Test]
    public void A_sound_pack_says_what_is_in_it()
    {
        using var cli = new Cli();
        cli.Write("ward.json", Overlay);

        var run = cli.Run("pack", "validate", "ward.json");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("ward.json: sound. CrampRisk built-in + ward ").And.Contain(" 0 local codes, 1 local names. sha256 ");
    }

    [Test]
    public void Diff_lists_records_and_what_changes_for_patients()
    {
        using var cli = new Cli();
        cli.Write("ward.json", Overlay);
        cli.Write("patients/a.json", """{ "id": "a", "medications": ["ezetimibe", "naproxen"] }""");
        cli.Write("patients/b.json", """{ "id": "b", "medications": ["naproxen"] }""");

        var run = cli.Run("pack", "diff", "built-in", "ward.json", "--patients", "patients", "--as-of", "2026-11-24");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Be("""
            changed pack pack: name, version, review
            added rule site-ezetimibe
            added evidence site-e
            added source site-study
            added local name Painaway: drug:naproxen
            pack: 1 changed; rule: 1 added; evidence: 1 added; source: 1 added; local name: 1 added.
            patients/a.json
              + site-ezetimibe@1;drug:ezetimibe;definite
            2 patients: flags of 1 change, 0 gone, 1 new.

            """);
    }

    [Test]
    public void Review_lists_what_is_due_and_approve_takes_it_off()
    {
        using var cli = new Cli();
        cli.Write("ward/overlay.json", """{ "schema": "cramprisk-overlay/1", "name": "ward", "version": "1" }""");
        cli.Write("ward/sources.json", """[{ "id": "site-study", "class": "study", "type": "audit", "citation": "Our audit. 2026.", "readAs": "original" }]""");
        cli.Write("ward/evidence/e.json", """[{ "id": "site-e", "subject": "drug:ezetimibe", "polarity": "supports", "source": "site-study", "finding": "Seen.", "readAs": "original", "review": { "status": "submitted" } }]""");

        cli.Run("pack", "review", "ward").Output.Should().Contain("evidence site-e: submitted\n");
        var approve = cli.Run("pack", "approve", "site-e", "--pack", "ward", "--reviewer", "Dr. Vera Exempel", "--note", "read", "--on", "2026-12-01");
        approve.ExitCode.Should().Be(0);
        approve.ErrorLines.Should().Equal("1 approved by Dr. Vera Exempel in ward.");
        cli.Run("pack", "review", "ward").Output.Should().NotContain("site-e");

        cli.Write("ward/evidence/e.json", File.ReadAllText(Path.Combine(cli.Folder, "ward/evidence/e.json")).Replace("Seen.", "Often seen."));
        cli.Run("pack", "review", "ward").Output.Should().Contain("evidence site-e: changed since it was approved (2026-12-01)\n");
    }

    [Test]
    public void Approving_needs_a_name_a_readable_pack_and_known_ids()
    {
        using var cli = new Cli();
        cli.Write("ward/overlay.json", """{ "schema": "cramprisk-overlay/1", "name": "ward", "version": "1" }""");

        cli.Run("pack", "approve", "x", "--pack", "ward", "--reviewer", "A", "--note", "n").Error.Should().Be("cramprisk: ward has no record x; nothing was written. Use ids that cramprisk pack review prints.\n");
        cli.Run("pack", "approve", "x", "--reviewer", "A", "--note", "n").ExitCode.Should().Be(2);
        cli.Run("pack", "approve", "x", "--pack", "ward", "--reviewer", " ", "--note", "n").ExitCode.Should().Be(2);
    }

    [Test]
    public void Attributes_are_published_as_json_and_markdown()
    {
        using var cli = new Cli();

        var json = JsonDocument.Parse(cli.Run("pack", "attributes", "--format", "json").Output).RootElement;
        var markdown = cli.Run("pack", "attributes", "--format", "md").Output;

        json.GetProperty("developer").GetString().Should().NotBeNullOrEmpty();
        var iron = json.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "iron-sucrose");
        iron.GetProperty("uses").EnumerateArray().Select(use => use.GetString()).Should().Contain("medications: route, dose form");
        iron.GetProperty("citations").EnumerateArray().Should().NotBeEmpty();
        markdown.Should().Contain("- Funding: ").And.Contain("## `iron-sucrose`: ").And.Contain("- No rule uses: race, ethnicity");
    }

    [Test]
    public void A_misspelt_part_names_the_nearest()
    {
        using var cli = new Cli();

        cli.Run("pack", "shwo").Error.Should().Be("cramprisk: there is no cramprisk pack shwo. Write cramprisk pack show.\n");
        cli.Run("pack").ExitCode.Should().Be(2);
    }
}
