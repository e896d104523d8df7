using CrampRisk.Knowledge;
using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Knowledge;

/// <summary>Nothing of the review article is left out, and nothing is in the pack that nobody uses.</summary>
public sealed class CoverageTests
{
    // Written down from the article by hand: what it says, and the rule, advice or subject where that must stand.
    [TestCase("drug:iron-sucrose", "rule iron-sucrose")]
    [TestCase("drug:conjugated-estrogens", "rule conjugated-estrogens")]
    [TestCase("drug:raloxifene", "rule raloxifene")]
    [TestCase("drug:naproxen", "rule naproxen")]
    [TestCase("drug:teriparatide", "rule teriparatide")]
    [TestCase("condition:vascular-disease", "rule vascular-disease")]
    [TestCase("condition:lumbar-spinal-stenosis", "rule lumbar-spinal-stenosis")]
    [TestCase("condition:cirrhosis", "rule cirrhosis")]
    [TestCase("condition:hemodialysis", "rule hemodialysis")]
    [TestCase("condition:pregnancy", "rule pregnancy")]
    [TestCase("mechanism:muscle-fatigue-and-nerve-dysfunction", "")]
    [TestCase("mechanism:electrolyte-abnormality", "advice diet-electrolytes")]
    [TestCase("condition:other-medical-conditions", "")]
    [TestCase("management:hydration", "advice hydration")]
    [TestCase("management:stretching", "advice stretching-before-bed")]
    [TestCase("management:diet", "advice diet-electrolytes")]
    [TestCase("management:bedding", "advice bedding-and-footwear")]
    [TestCase("management:stretch-massage-or-heat", "advice stretching-during-a-cramp, advice massage, advice heat")]
    [TestCase("management:magnesium", "advice magnesium")]
    [TestCase("management:quinine", "advice quinine")]
    [TestCase("management:laboratory-testing", "advice routine-laboratory-testing")]
    public void Each_statement_of_the_article_is_in_the_pack(string subject, string became)
    {
        var statements = CoverageTable.Statements.Where(statement => statement.Subject == subject).ToList();

        statements.Should().NotBeEmpty();
        var found = statements.SelectMany(statement => CoverageTable.RulesOf(statement).Select(rule => $"rule {rule.Id}").Concat(CoverageTable.AdviceOf(statement).Select(advice => $"advice {advice.Id}")));
        became.Split(", ", StringSplitOptions.RemoveEmptyEntries).Should().BeSubsetOf(found);
    }

    [Test]
    public void The_dose_of_magnesium_stands_as_the_articles_statement_with_the_remark_that_its_reference_is_missing()
    {
        var advice = KnowledgePack.BuiltIn.Advice.Single(advice => advice.Id == "magnesium");

        KnowledgePack.BuiltIn.EvidenceOf("mgmt-seed-mg").Magnitude.Should().Be("250-300 mg/day");
        advice.Text.Clinician.Should().Contain("250").And.Contain("300 mg").And.Contain("reference");
    }

    [Test]
    public void The_table_in_docs_is_current()
    {
        var path = Path.Combine(RepositoryFiles.Root, "docs", "coverage.md");
        var table = CoverageTable.Write();
        if (Environment.GetEnvironmentVariable("CRAMPRISK_WRITE_DOCS") == "1") File.WriteAllText(path, table);

        (File.ReadAllText(path) == table).Should().BeTrue("write it again with CRAMPRISK_WRITE_DOCS=1");
    }

    [Test]
    public void Every_source_is_cited_by_something()
    {
        var pack = KnowledgePack.BuiltIn;
        var cited = pack.Evidence.Select(evidence => evidence.Source)
            .Concat(pack.Rules.SelectMany(rule => rule.Statements.Concat(rule.Modifiers.SelectMany(modifier => modifier.Evidence)).Select(statement => statement.Source).Concat(rule.AlsoSources)))
            .Concat(pack.Advice.SelectMany(advice => advice.Cautions).SelectMany(caution => caution.Evidence.Select(statement => statement.Source).Concat(caution.AlsoSources)))
            .ToHashSet(StringComparer.Ordinal);

        pack.Sources.Select(source => source.Id).Where(id => !cited.Contains(id)).Should().BeEmpty();
    }
}
