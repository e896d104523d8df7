using System.Text;
using CrampRisk.Knowledge;
using CrampRisk.Tests.Assertions;

namespace CrampRisk.Tests.Knowledge;

/// <summary>What a site lays over the built-in pack: rules with their evidence, its own codes and names. One mistake refuses all of it.</summary>
public sealed class OverlayTests
{
    private const string Source = """{ "id": "site-study", "class": "study", "type": "audit", "citation": "Our audit. 2026.", "readAs": "original" }""";
    private const string Finding = """
        { "id": "site-ezetimibe", "subject": "drug:ezetimibe", "polarity": "supports", "source": "site-study", "outcome": "leg cramps", "finding": "Cramps were seen.", "readAs": "original", "review": { "status": "submitted" } }
        """;

    private const string Rule = """
        { "id": "site-ezetimibe", "revision": 1, "kind": "medication", "profiles": ["extended"], "concepts": ["drug:ezetimibe"],
          "title": { "clinician": "Ezetimibe", "patient": "Ezetimibe" },
          "explanation": { "clinician": { "withSymptom": "May contribute.", "withoutSymptom": "Is associated." }, "patient": { "withSymptom": "It may.", "withoutSymptom": "It may." } },
          "evidence": ["site-ezetimibe"], "outcomes": ["leg cramps"], "review": { "status": "submitted" } }
        """;

    [Test]
    public void A_rule_of_the_site_fires_beside_the_built_in_ones()
    {
        var screener = Screener(Open($$"""{{Head}}, "sources": [{{Source}}], "evidence": [{{Finding}}], "rules": [{{Rule}}] }"""), Profile.Extended);

        var report = screener.Screen(Some.Patient(Medication.FromText("ezetimibe 10 mg"), Medication.FromText("naproxen 500 mg")), Some.Day);

        report.Should().Flag("site-ezetimibe").Flag("naproxen");
        report.Flags.Single(flag => flag.Rule.Id == "site-ezetimibe").Rule.Strength.Should().Be(Strength.Associated);
        report.References.Should().Contain(reference => reference.Source.Citation == "Our audit. 2026.");
        report.Pack.Info.Name.Should().Be("CrampRisk built-in + ward");
        report.Pack.Info.Version.Should().EndWith("+3");
        report.Pack.Info.Review.Status.Should().Be(ReviewStatus.Submitted, "a pack is as far reviewed as its least reviewed part");
    }

    [TestCase(9, 1, "dose=below", 0)]
    [TestCase(10, 1, "dose=10mg", 1)]
    [TestCase(10, 2, "dose=20mg", 2)]
    public void A_site_says_more_from_a_dose_on(int milligrams, int perDay, string tier, int said)
    {
        const string modifiers = """
            "modifiers": [
              { "text": { "clinician": "From 10 mg.", "patient": "From 10 mg." }, "source": "site-study", "criteria": { "doseAtLeast": { "value": 10, "unit": "mg" } } },
              { "text": { "clinician": "From 0.02 g.", "patient": "From 20 mg." }, "source": "site-study", "criteria": { "doseAtLeast": { "value": 20, "unit": "mg" } } }
            ],
            """;
        var rule = Rule.Replace("\"outcomes\"", modifiers + "\"outcomes\"");
        var screener = Screener(Open($$"""{{Head}}, "sources": [{{Source}}], "evidence": [{{Finding}}], "rules": [{{rule}}] }"""), Profile.Extended);

        var flag = screener.Screen(Some.Patient(Medication.FromText("ezetimibe") with { Dose = new Dose(milligrams, "mg", perDay) }), Some.Day).Flags.Single();

        flag.Id.Should().Be($"site-ezetimibe@1;drug:ezetimibe;definite;{tier}");
        flag.Modifiers.Should().HaveCount(said);
    }

    [TestCase("""{ "value": 0, "unit": "mg" }""", "CR309: expected an amount greater than zero")]
    [TestCase("""{ "value": 5 }""", "CR302: this property is required and is missing")]
    [TestCase("""{ "value": "5", "unit": "mg" }""", "CR301: expected a number, found a string")]
    public void A_threshold_that_is_no_dose_refuses_the_overlay(string dose, string problem)
    {
        var rule = Rule.Replace("\"outcomes\"", $$$"""
            "modifiers": [{ "text": { "clinician": "More.", "patient": "More." }, "source": "site-study", "criteria": { "doseAtLeast": {{{dose}}} } }], "outcomes"
            """);

        var opening = () => Open($$"""{{Head}}, "sources": [{{Source}}], "evidence": [{{Finding}}], "rules": [{{rule}}] }""");

        opening.Should().Throw<InvalidDocumentException>().Which.Problems.Select(found => found.ToString()).Should().Contain(found => found.Contains(problem));
    }

    [Test]
    public void An_overlay_that_adds_nothing_leaves_every_rule_row_as_it_was()
    {
        var pack = Open(Head + "}");

        pack.Rules.Select(rule => (rule.Id, rule.Revision, rule.Strength)).Should().Equal(KnowledgePack.BuiltIn.Rules.Select(rule => (rule.Id, rule.Revision, rule.Strength)));
        pack.Sha256.Should().NotBe(KnowledgePack.BuiltIn.Sha256);
    }

    [TestCase("MED0815", EntryOutcome.Flagged)]
    [TestCase("med0815", EntryOutcome.Flagged)]
    [TestCase("MED0816", EntryOutcome.NotUnderstood)]
    public void A_local_code_means_what_the_site_says(string code, EntryOutcome expected)
    {
        var pack = Open(Head + """, "codes": [{ "system": "local", "code": "MED0815", "concept": "drug:naproxen" }] }""");

        Screener(pack).Screen(Some.Patient(new Medication { Codes = [new Coding(CodeSystem.Local, code, "Painaway tab")] }), Some.Day).Should().HaveOutcomes(expected);
        Screener(pack).Screen(Some.Patient(new Medication { Codes = [new Coding(CodeSystem.Unknown, code)] }), Some.Day).Should().HaveOutcomes(expected);
        Screener(pack).Screen(Some.Patient(new Condition { Codes = [new Coding(CodeSystem.Local, code)] }), Some.Day).Should().HaveOutcomes(EntryOutcome.NotUnderstood);
    }

    [TestCase("MED0815", 1)]
    [TestCase("med0815", 1)]
    [TestCase("MED0816", 0)]
    public void A_local_code_fires_on_the_path_for_codes_too(string code, int expected)
    {
        var codes = Screener(Open(Head + """, "codes": [{ "system": "local", "code": "MED0815", "concept": "drug:naproxen" }] }""")).Codes;
        var hits = new FlagHit[8];

        var isRead = codes.TryRead(CodeSystem.Local, code, out var fact);
        var count = codes.Screen([fact], hits);

        isRead.Should().Be(expected == 1);
        count.Should().Be(expected);
        hits[..count].Select(hit => codes.RuleOf(hit).Id).Should().AllBe("naproxen");
    }

    [Test]
    public void A_local_code_of_a_condition_decides_and_words_that_disagree_make_it_possible()
    {
        var pack = Open(Head + """, "codes": [{ "system": "any", "code": "LIV-1", "concept": "condition:cirrhosis" }] }""");

        Screener(pack).Screen(Some.Patient(new Condition { Codes = [new Coding(CodeSystem.Local, "liv-1", "our liver thing")] }), Some.Day)
            .Should().Flag("cirrhosis").WithCertainty(Certainty.Definite);
        Screener(pack).Screen(Some.Patient(new Condition { Codes = [new Coding(CodeSystem.Local, "LIV-1")], Text = "pregnancy" }), Some.Day)
            .Should().Flag("cirrhosis").WithCertainty(Certainty.Possible).Flag("pregnancy").WithCertainty(Certainty.Possible);
    }

    [TestCase("Painaway forte 500 mg tab bid", EntryOutcome.Flagged)]
    [TestCase("PAINAWAY FORTE", EntryOutcome.Flagged)]
    [TestCase("Painaway forte - stopped", EntryOutcome.NotCurrent)]
    [TestCase("allergy to painaway forte", EntryOutcome.NotCurrent)]
    [TestCase("Painaway fortes", EntryOutcome.NotUnderstood)]
    [TestCase("Painaway", EntryOutcome.NotUnderstood)]
    public void A_local_name_is_read_with_the_words_around_it(string text, EntryOutcome expected)
    {
        var pack = Open(Head + """, "names": [{ "name": "painaway forte", "concept": "drug:naproxen" }] }""");

        var report = Screener(pack).Screen(Some.Patient(Medication.FromText(text)), Some.Day);

        report.Should().HaveOutcomes(expected);
        report.Entries[0].Entry.Input.Should().Be(text, "an entry is shown as it was given");
    }

    [Test]
    public void A_local_name_keeps_its_route()
    {
        var pack = Open(Head + """, "names": [{ "name": "Ferrohep", "concept": "drug:iron-sucrose" }] }""");

        Screener(pack).Screen(Some.Patient(Medication.FromText("Ferrohep 100 mg IV")), Some.Day).Should().Flag("iron-sucrose").WithCertainty(Certainty.Definite);
        Screener(pack).Screen(Some.Patient(Medication.FromText("Ferrohep po")), Some.Day).Should().FlagNothing().RuleOut("drug:iron-sucrose", MissingFactKind.Route);
    }

    [Test]
    public void Everything_that_is_wrong_is_listed_with_its_place_and_nothing_is_opened()
    {
        var problems = Problems($$"""
            { "schema": "cramprisk-overlay/1", "name": "ward", "sorces": [],
              "evidence": [{{Finding.Replace("site-study", "nowhere")}}],
              "rules": [{{Rule.Replace("\"site-ezetimibe\", \"revision\"", "\"naproxen\", \"revision\"")}}],
              "codes": [{ "system": "lokal", "code": "1", "concept": "drug:naproxen" },
                        { "system": "local", "code": "2", "concept": "drug:naproxene" },
                        { "system": "rxnorm", "code": "5640", "concept": "drug:naproxen" },
                        { "system": "any", "code": "7258", "concept": "drug:teriparatide" },
                        { "system": "local", "code": "3", "concept": "drug:naproxen" },
                        { "system": "local", "code": "3", "concept": "drug:raloxifene" }],
              "names": [{ "name": "ibuprofen", "concept": "drug:naproxen" }, { "name": "NX", "concept": "drug:naproxen" }] }
            """);

        problems.Should().BeEquivalentTo(
            "version: CR302: this property is required and is missing. Add it.",
            "sorces: CR307: unknown property; known here: schema, name, version, lastUpdated, review, floor, sources, evidence, rules, management, codes, names. Remove it or correct its name.",
            "codes[0]: CR362: the code system is not known. Use local, any, or one of rxnorm, ndc, atc, icd10cm, icd10, icd9cm, snomed, cpt, hcpcs, icd10pcs, icd9proc, local.",
            "codes[1]: CR363: the terminology has no concept drug:naproxene. Use a name that `cramprisk explain` shows, such as drug:naproxen.",
            "codes[2]: CR365: clashes with the built-in table, which reads it as rxnorm code of drug:ibuprofen. Use the system local, or correct the code.",
            "codes[3]: CR365: clashes with the built-in table, which reads it as rxnorm code of drug:naproxen. Use the system local, or correct the code.",
            "codes[5]: CR364: the code stands twice, first at codes[4]. Keep one of the two rows.",
            "names[0]: CR365: clashes with the built-in table, which reads it as a name of drug:ibuprofen. Use another name.",
            "names[1]: CR366: a name has at least three characters, and a letter among them: shorter ones are found everywhere. Map it as a code, or write the name in full.",
            "evidence[0]: CR320: names the source nowhere, which is not in sources.json. Add the source or correct its id.",
            "rules[0]: CR329: the rule id naproxen stands twice, first at built-in pack: naproxen. Give each its own id.");
    }

    [Test]
    public void A_folder_is_an_overlay_too_and_its_tables_name_the_line()
    {
        var folder = Directory.CreateTempSubdirectory("cramprisk-overlay-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "overlay.json"), Head + "}");
            File.WriteAllText(Path.Combine(folder, "codes.tsv"), "system\tcode\tconcept\tname\r\nlocal\tM1\tdrug:naproxen\tPainaway\r\n");
            File.WriteAllText(Path.Combine(folder, "names.tsv"), "name\tconcept\nPainaway\tdrug:naproxen\n");

            Screener(KnowledgePack.Open(folder)).Screen(Some.Patient(new Medication { Codes = [new Coding(CodeSystem.Local, "M1")] }, Medication.FromText("painaway")), Some.Day)
                .Should().HaveOutcomes(EntryOutcome.Flagged, EntryOutcome.Flagged);

            File.WriteAllText(Path.Combine(folder, "names.tsv"), "name\tconcept\nPainaway\tdrug:nothing\nshort\n");
            File.WriteAllText(Path.Combine(folder, "code.json"), "[]");
            ((Action)(() => KnowledgePack.Open(folder))).Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => $"{problem.Place} {problem.Code}")
                .Should().Equal("names.tsv:line 2 CR363", "names.tsv:line 3 CR361", "code.json CR356");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_built_pack_is_one_file_that_opens_as_what_it_was()
    {
        var pack = Open(Head + """, "codes": [{ "system": "local", "code": "M1", "concept": "drug:naproxen" }], "names": [{ "name": "Painaway", "concept": "drug:naproxen" }] }""");

        var bytes = PackContainer.Write(pack);
        var opened = KnowledgePack.Open(new MemoryStream(bytes));

        opened.Sha256.Should().Be(pack.Sha256);
        opened.Info.Version.Should().Be(pack.Info.Version);
        Screener(opened).Screen(Some.Patient(Medication.FromText("painaway")), Some.Day).Should().Flag("naproxen");
        PackContainer.Write(opened).Should().Equal(bytes);
    }

    [Test]
    public void A_damaged_or_cut_file_is_refused()
    {
        var bytes = PackContainer.Write(KnowledgePack.BuiltIn);
        bytes[^5] ^= 1;

        Codes(() => KnowledgePack.Open(new MemoryStream(bytes))).Should().Equal("CR351");
        Codes(() => KnowledgePack.Open(new MemoryStream(bytes[..5000]))).Should().Equal("CR351");
        Codes(() => KnowledgePack.Open(new MemoryStream(bytes[..12]))).Should().Equal("CR351");
        Codes(() => KnowledgePack.Open(new MemoryStream([1, 2, 3]))).Should().Equal("CR350");
        Codes(() => KnowledgePack.Open(new MemoryStream([]))).Should().Equal("CR350");
        Codes(() => KnowledgePack.Open("nowhere.crpack")).Should().Equal("CR353");
    }

    private static string Head => """{ "schema": "cramprisk-overlay/1", "name": "ward", "version": "3" """;

    private static KnowledgePack Open(string json) => KnowledgePack.Open(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static CrampRiskScreener Screener(KnowledgePack pack, Profile profile = Profile.Core) => new(pack, new CrampRiskOptions { Profile = profile });

    private static IEnumerable<string> Problems(string json) =>
        ((Action)(() => Open(json))).Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.ToString());

    private static IEnumerable<string> Codes(Action open) => open.Should().Throw<InvalidDocumentException>().Which.Problems.Select(problem => problem.Code);
}
