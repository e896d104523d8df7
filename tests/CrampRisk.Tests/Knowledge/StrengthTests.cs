using CrampRisk.Knowledge;

namespace CrampRisk.Tests.Knowledge;

/// <summary>The ten core results, worked out by hand from the evidence: which classes of source vote for, and whether any votes against.</summary>
public sealed class StrengthTests
{
    // iron sucrose: review for; Venofer and other labels for. estrogens: review, labels. raloxifene: reviews, trials, labels. teriparatide: review, labels
    // (the UK list is mixed, no vote). naproxen: review for; a complete US label does not list it (against). The five conditions: reviews and studies for;
    // stenosis has one mixed study, cirrhosis and pregnancy one insufficient each: no votes.
    [TestCase("iron-sucrose", Strength.Strong)]
    [TestCase("conjugated-estrogens", Strength.Strong)]
    [TestCase("raloxifene", Strength.Strong)]
    [TestCase("teriparatide", Strength.Strong)]
    [TestCase("naproxen", Strength.Conflicting)]
    [TestCase("vascular-disease", Strength.Strong)]
    [TestCase("lumbar-spinal-stenosis", Strength.Strong)]
    [TestCase("cirrhosis", Strength.Strong)]
    [TestCase("hemodialysis", Strength.Strong)]
    [TestCase("pregnancy", Strength.Strong)]
    public void The_ten_core_rules_have_the_strength_worked_out_by_hand(string id, Strength expected)
    {
        KnowledgePack.BuiltIn.TryGetRule(id, out var rule).Should().BeTrue();

        rule!.Strength.Should().Be(expected);
    }

    [TestCase("", Strength.Weak)]
    [TestCase("pointer+", Strength.Weak)]
    [TestCase("study?", Strength.Weak)]
    [TestCase("study+", Strength.Associated)]
    [TestCase("study+ study+", Strength.Associated)]
    [TestCase("study+ label+", Strength.Strong)]
    [TestCase("study+ pointer-", Strength.Associated)]
    [TestCase("study+ label-", Strength.Conflicting)]
    [TestCase("study+ label+ synthesis-", Strength.Conflicting)]
    [TestCase("label-", Strength.Weak)]
    public void Strength_counts_agreeing_classes_and_never_pointers(string votes, Strength expected)
    {
        var findings = votes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(vote => (
            Enum.Parse<SourceClass>(vote[..^1], ignoreCase: true),
            vote[^1] switch { '+' => Polarity.Supports, '-' => Polarity.Against, _ => Polarity.Mixed }));

        var strength = StrengthRule.Compute(findings);

        strength.Should().Be(expected);
    }
}
