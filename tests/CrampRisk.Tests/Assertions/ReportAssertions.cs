using FluentAssertions.Execution;
using FluentAssertions.Primitives;

namespace CrampRisk.Tests.Assertions;

/// <summary>Assertions in the field's words: <c>report.Should().Flag("naproxen").WithCertainty(Certainty.Possible)</c>.</summary>
public sealed class ReportAssertions(ScreeningReport report) : ReferenceTypeAssertions<ScreeningReport, ReportAssertions>(report)
{
    private CrampRiskFlag? _flag;

    protected override string Identifier => "report";

    public ReportAssertions Flag(string rule)
    {
        _flag = Subject.Flags.FirstOrDefault(flag => flag.Rule.Id == rule);
        Execute.Assertion.ForCondition(_flag is not null).FailWith("Expected a flag of the rule {0}, found {1}.", rule, Subject.Flags.Select(flag => flag.Rule.Id));
        return this;
    }

    public ReportAssertions WithCertainty(Certainty certainty)
    {
        _flag!.Certainty.Should().Be(certainty);
        return this;
    }

    public ReportAssertions FlagNothing()
    {
        Subject.Flags.Select(flag => flag.Rule.Id).Should().BeEmpty();
        return this;
    }

    public ReportAssertions RuleOut(string concept, MissingFactKind fact)
    {
        Subject.NearMisses.Should().Contain(miss => miss.Concepts.Contains(concept) && miss.Missing.Any(missing => missing.Fact == fact));
        return this;
    }

    public ReportAssertions HaveOutcomes(params EntryOutcome[] outcomes)
    {
        Subject.Entries.Select(entry => entry.Outcome).Should().Equal(outcomes);
        return this;
    }
}
