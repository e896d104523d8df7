using CrampRisk.Knowledge;
using CrampRisk.Terminology;

namespace CrampRisk.Tests.Knowledge;

/// <summary>What the pack builder refuses: everything that is wrong at once, each with its place.</summary>
public sealed class PackCompilerTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("cramprisk-pack-").FullName;
        Write("pack.json", """
            {"schema":"cramprisk-pack/1","name":"test","version":"1","developer":"d","funding":"none","lastUpdated":"2026-11-25","review":{"status":"submitted"},"licence":"MIT",
             "floor":[],"notices":[{"id":"n","when":"always","clinician":"c","patient":"p"}],"terminology":{"RxNorm":"2026-06"}}
            """);
        Write("sources.json", """[{"id":"s","class":"study","type":"trial","citation":"A trial.","readAs":"abstract","verified":true,"ship":true}]""");
        Write("evidence/a.json", """[{"id":"e","subject":"drug:naproxen","polarity":"supports","source":"s","finding":"It was seen.","readAs":"abstract","review":{"status":"submitted"}}]""");
        Write("rules/a.json", $"[{Rule("naproxen", "\"e\"")}]");
        Write("management.json", "[]");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_sound_pack_compiles_and_reads_back()
    {
        var pack = new KnowledgePack(ResourceBytes.From(Compile()), TerminologyTable.Default);

        pack.Rules.Select(rule => (rule.Id, rule.Strength)).Should().Equal(("naproxen", Strength.Associated));
        pack.EvidenceOf("e").Finding.Should().Be("It was seen.");
        pack.SourceOf("s").Class.Should().Be(SourceClass.Study);
    }

    [Test]
    public void Compiling_twice_gives_the_same_bytes() => Compile().Should().Equal(Compile());

    [Test]
    public void An_unknown_source_is_refused()
    {
        Write("evidence/a.json", """[{"id":"e","subject":"drug:naproxen","polarity":"supports","source":"nowhere","finding":"x","readAs":"abstract","review":{"status":"submitted"}}]""");

        Problems().Should().ContainSingle().Which.Should().Be(
            "evidence/a.json:[0]: CR320: names the source nowhere, which is not in sources.json. Add the source or correct its id.");
    }

    [Test]
    public void A_rule_without_evidence_is_refused()
    {
        Write("rules/a.json", $"[{Rule("naproxen", "")}]");

        Problems().Should().ContainSingle().Which.Should().Be("rules/a.json:[0]: CR336: a rule without evidence. Name the evidence that it rests on.");
    }

    [Test]
    public void A_duplicate_id_is_refused()
    {
        Write("rules/a.json", $"[{Rule("naproxen", "\"e\"")},{Rule("naproxen", "\"e\"")}]");

        Problems().Should().ContainSingle().Which.Should().Be(
            "rules/a.json:[1]: CR329: the rule id naproxen stands twice, first at rules/a.json:[0]. Give each its own id.");
    }

    [Test]
    public void An_unverified_finding_is_refused_where_it_stands_and_where_it_is_used()
    {
        Write("evidence/a.json", """[{"id":"e","verified":false,"subject":"drug:naproxen","polarity":"supports","source":"s","finding":"x","readAs":"abstract","review":{"status":"submitted"}}]""");

        Problems().Should().Equal(
            "evidence/a.json:[0]: CR325: this finding is not verified. Verify it or take it out of the pack.",
            "rules/a.json:[0]: CR322: names the evidence e, which is not in the pack or is not verified. Add it, verify it, or leave it out.");
    }

    [Test]
    public void A_source_that_must_not_be_distributed_is_refused()
    {
        Write("sources.json", """[{"id":"s","class":"study","type":"trial","citation":"A trial.","readAs":"abstract","verified":true,"ship":false}]""");

        Problems().Should().Equal(
            "sources.json:[0]: CR323: this source must not be distributed (ship: false). Take it out of the pack and cite the label itself.",
            "evidence/a.json:[0]: CR321: rests on the source s, which must not be distributed. Cite another source, or leave the record out.");
    }

    [Test]
    public void An_unknown_property_and_a_wrong_type_are_both_listed()
    {
        Write("rules/a.json", $"[{Rule("naproxen", "\"e\"").Replace("\"revision\":1", "\"revison\":1,\"tier\":5")}]");

        Problems().Should().HaveCount(2).And.Contain(problem => problem.Contains("revison: CR307: unknown property")).And.Contain(
            "rules/a.json:[0].tier: CR301: expected a string, found a number. Put the value in quotes.");
    }

    [Test]
    public void An_interaction_that_states_nothing_never_flags()
    {
        Write("rules/a.json", "[" + Rule("naproxen--cirrhosis", "").Replace("\"kind\":\"medication\"", "\"kind\":\"interaction\",\"statement\":\"no-statement-found\",\"basis\":\"us-label\"") + "]");

        Problems().Should().Contain("rules/a.json:[0]: CR335: a cell that is not verified, or states nothing, never flags. Set flags to false.");
    }

    private static string Rule(string id, string evidence) => """
        {"id":"@id","revision":1,"kind":"medication","profiles":["core"],"concepts":["drug:naproxen"],"title":{"clinician":"t","patient":"t"},
        "explanation":{"clinician":{"withSymptom":"a","withoutSymptom":"b"},"patient":{"withSymptom":"a","withoutSymptom":"b"}},"evidence":[@evidence],"review":{"status":"submitted"}}
        """.Replace("@id", id).Replace("@evidence", evidence);

    private byte[] Compile()
    {
        var reader = new PackFolderReader(_folder);
        var pack = reader.Read();
        if (reader.Problems.Count > 0) throw new InvalidDocumentException([.. reader.Problems]);
        return KnowledgeCompiler.Compile(pack, TerminologyTable.Default, []);
    }

    private IEnumerable<string> Problems()
    {
        var refused = ((Action)(() => Compile())).Should().Throw<InvalidDocumentException>().Which;
        return refused.Problems.Select(problem => problem.ToString());
    }

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
