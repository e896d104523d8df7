using System.Text;
using System.Text.Json.Nodes;
using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>What differs between two packs.</summary>
public sealed class PackDiffTests
{
    [Test]
    public void A_pack_does_not_differ_from_itself() => PackDiff.Between(KnowledgePack.BuiltIn, ReadablePack.Compile(ReadablePack.Files)).Should().BeEmpty();

    [Test]
    public void A_changed_wording_names_the_property() =>
        Lines(ReadablePack.With("rules/core.json", "naproxen", rule => rule["title"]!["clinician"] = "x")).Should().Equal("changed rule naproxen: title");

    [Test]
    public void Evidence_that_changes_the_strength_says_so()
    {
        var pack = ReadablePack.With("evidence/drugs.json", "drug-rabbitt-laba", finding => finding["polarity"] = "against");

        Lines(pack).Should().Contain("changed evidence drug-rabbitt-laba: polarity");
        Lines(pack).Where(line => line.Contains("strength of")).Should().HaveCountLessThan(3);
    }

    [Test]
    public void Added_and_removed_are_told_by_the_direction()
    {
        var advice = JsonNode.Parse(ReadablePack.Files.Find("management.json")!)!.AsArray();
        advice.RemoveAt(0);
        var less = ReadablePack.Compile(ReadablePack.Files.With("management.json", Encoding.UTF8.GetBytes(advice.ToJsonString())));

        Lines(less).Should().Equal("removed advice hydration");
        PackDiff.Between(less, KnowledgePack.BuiltIn).Select(change => change.ToString()).Should().Equal("added advice hydration");
    }

    [Test]
    public void Local_terms_are_codes_too()
    {
        var pack = KnowledgePack.Open(new MemoryStream("""
            { "schema": "cramprisk-overlay/1", "name": "w", "version": "1", "codes": [{ "system": "any", "code": "X-1", "concept": "drug:naproxen" }], "names": [{ "name": "Painaway", "concept": "drug:naproxen" }] }
            """u8.ToArray()));

        Lines(pack).Should().Equal("changed pack pack: name, version, review", "added local code any:X-1: drug:naproxen", "added local name Painaway: drug:naproxen");
    }

    [Test]
    public void The_listing_of_codes_knows_every_kind()
    {
        var codes = CodeListing.Of(KnowledgePack.BuiltIn.TerminologyTable).ToDictionary(pair => pair.Key, pair => pair.Value);

        codes["rxnorm:7258"].Should().Be("drug:naproxen");
        codes["ndc:684620190"].Should().Be("drug:naproxen");
        codes["icd10cm:K746"].Should().Contain("condition:cirrhosis include, with longer codes");
        codes["snomed:19943007"].Should().Contain("condition:cirrhosis include");
    }

    private static IEnumerable<string> Lines(KnowledgePack after) => PackDiff.Between(KnowledgePack.BuiltIn, after).Select(change => change.ToString());
}
