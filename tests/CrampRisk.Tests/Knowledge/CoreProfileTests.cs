using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The core profile is frozen in what fires: ten rules, their concepts and criteria. Evidence and wording may grow.</summary>
public sealed class CoreProfileTests
{
    private static readonly string[] Frozen =
    [
        "cirrhosis: condition condition:cirrhosis",
        "conjugated-estrogens: medication drug:conjugated-estrogens",
        "hemodialysis: condition condition:hemodialysis",
        "iron-sucrose: medication drug:iron-sucrose route=intravenous",
        "lumbar-spinal-stenosis: condition condition:lumbar-spinal-stenosis",
        "naproxen: medication drug:naproxen",
        "pregnancy: condition condition:pregnancy",
        "raloxifene: medication drug:raloxifene",
        "teriparatide: medication drug:teriparatide",
        "vascular-disease: condition condition:vascular-disease",
    ];

    [Test]
    public void Exactly_the_ten_rules_of_the_review_article_fire_in_the_core_profile()
    {
        var core = KnowledgePack.BuiltIn.Rules.Where(rule => rule.Kind != RuleKind.Interaction && rule.Profiles.Contains(Profile.Core));

        var described = core.Select(rule => $"{rule.Id}: {Spellings.RuleKind.Of(rule.Kind)} {string.Join("+", rule.Concepts)}"
            + (rule.Criteria.Route == Route.Unknown ? "" : $" route={Spellings.Route.Of(rule.Criteria.Route)}"));

        described.Should().Equal(Frozen);
    }

    [Test]
    public void All_pieces_of_the_pack_can_be_read_and_each_citation_leads_to_a_source()
    {
        var pack = KnowledgePack.BuiltIn;

        var cited = pack.Evidence.Select(evidence => evidence.Source)
            .Concat(pack.Rules.SelectMany(rule => rule.Statements.Concat(rule.Modifiers.SelectMany(modifier => modifier.Evidence))).Select(statement => statement.Source))
            .Concat(pack.Advice.SelectMany(advice => advice.Cautions).SelectMany(caution => caution.Evidence).Select(statement => statement.Source));

        cited.Should().OnlyContain(id => pack.SourceOf(id).Citation.Length > 0);
    }

    [Test]
    public void Nothing_that_ships_claims_to_be_approved()
    {
        var pack = KnowledgePack.BuiltIn;

        var reviews = pack.Rules.Select(rule => rule.Review).Concat(pack.Evidence.Select(evidence => evidence.Review)).Append(pack.Info.Review);

        reviews.Should().OnlyContain(review => review.Status != ReviewStatus.Approved);
    }
}
