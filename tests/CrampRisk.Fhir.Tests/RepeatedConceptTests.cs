namespace CrampRisk.Fhir.Tests;

/// <summary>Concepts that a record repeats are read once, however many others stand between them.</summary>
public sealed class RepeatedConceptTests
{
    [TestCase(20)]
    [TestCase(1000)]
    [TestCase(6000)] // more than are kept
    public void Each_entry_has_its_own_concept_whether_it_is_repeated_or_not(int concepts)
    {
        string[] conditions = [.. Enumerable.Range(0, 2 * concepts).Select(i => Condition(i % concepts))];

        var read = Some.Read(Some.Bundle(conditions)).Conditions;

        read.Select(condition => (condition.Codes.Single().Code, condition.Text)).Should()
            .Equal(Enumerable.Range(0, 2 * concepts).Select(i => ($"{1000 + i % concepts}", (string?)$"finding {i % concepts}")));
    }

    [Test]
    public void Nearly_all_of_a_thousand_repeated_concepts_are_kept_once()
    {
        string[] conditions = [.. Enumerable.Range(0, 2000).Select(i => Condition(i % 1000))];

        var read = Some.Read(Some.Bundle(conditions)).Conditions;

        // The walk over occupied places is bounded, so that a few find none.
        Enumerable.Range(0, 1000).Count(i => ReferenceEquals(read[i].Codes[0], read[1000 + i].Codes[0])).Should().BeGreaterThan(950);
    }

    private static string Condition(int i) =>
        $$$"""{"resourceType":"Condition","id":"c","code":{"coding":[{"system":"http://snomed.info/sct","code":"{{{1000 + i}}}"}],"text":"finding {{{i}}}"}}""";
}
