using CrampRisk.Knowledge;
using CrampRisk.Tests.Terminology;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The pack as a document: whole, and current in docs.</summary>
public sealed class PackPageTests
{
    private static readonly string Page = PackPage.Write(KnowledgePack.BuiltIn);

    [Test]
    public void The_page_in_docs_is_current() =>
        (File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "knowledge.md")) == Page).Should().BeTrue("write it again with: cramprisk pack show --output docs/knowledge.md");

    [Test]
    public void Every_rule_cell_finding_advice_caution_and_source_is_on_it()
    {
        var pack = KnowledgePack.BuiltIn;
        var ids = pack.Rules.Select(rule => rule.Id).Concat(pack.Evidence.Select(evidence => evidence.Id)).Concat(pack.Advice.Select(advice => advice.Id))
            .Concat(pack.Advice.SelectMany(advice => advice.Cautions).Select(caution => caution.Id)).Concat(pack.Sources.Select(source => source.Id));

        ids.Where(id => !Page.Contains($"`{id}`")).Should().BeEmpty();
    }

    [TestCase("A patient who takes iron sucrose (intravenous iron sucrose) gets a passive flag, medication (profiles core and extended). By another route than intravenous it is ruled out; where the route is not known the flag is only possible. Strength: strong.")]
    [TestCase("A patient who takes naproxen and at the same time has pregnancy (from week 20 of pregnancy) gets a passive flag, interaction (profiles core and extended). Before week 20 it is held back; where the week is not known the flag is only possible. Stated: warning, in us label.")]
    [TestCase("A patient who takes one of the loop diuretics (bumetanide, ethacrynate, furosemide, piretanide, torsemide) gets a passive flag, medication (profile extended). Strength: conflicting.")]
    public void A_rule_prints_itself_as_a_sentence(string sentence) => Page.Contains($"\n{sentence}\n").Should().BeTrue("the sentence stands on a line of its own");

    [Test]
    public void Links_inside_the_page_lead_somewhere()
    {
        var links = System.Text.RegularExpressions.Regex.Matches(Page, @"\]\(#([^)]+)\)").Select(match => match.Groups[1].Value).Distinct().ToList();

        links.Where(link => !Page.Contains($"<a id=\"{link}\">")).Should().BeEmpty();
    }
}
